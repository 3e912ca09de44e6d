using SocketsLessons.Runner;

namespace SocketsLessons.Reliability.Situations;

/// <summary>What is around a lesson while it runs: what its command is started by, and its environment.</summary>
/// <param name="Before">The program and arguments that start the command; none for the command alone.</param>
internal sealed record Setting(params string[] Before)
{
    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>What the running takes to end, against the usual.</summary>
    public TimeSpan Deadline { get; init; } = Programs.Deadline;

    /// <summary>A shell script in its own namespaces, whose last word is to run the command.</summary>
    public static Setting InNamespaces(string kinds, string script) =>
        new([.. $"unshare --user --map-root-user {kinds} sh -c".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            $"{script} && exec \"$@\"", "sh"]);

    /// <summary>Runs a command in this setting.</summary>
    public Task<Programs.Ended> RunAsync(params string[] command) =>
        Programs.RunAsync([.. Before, .. command], Checkout.Root, Environment, Deadline);

    /// <summary>Why the setting cannot be made here; null where it can. It is tried with a command that does
    /// nothing.</summary>
    public string? UnavailableReason()
    {
        if (!OperatingSystem.IsLinux()) return "It is made by Linux.";
        var ended = RunAsync("true").GetAwaiter().GetResult();
        return ended.Status == 0 ? null
            : ended.Lines.FirstOrDefault() ?? $"{Before[0]} ended with status {ended.Status}.";
    }
}
