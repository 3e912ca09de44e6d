using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>Finds the GitHub repository that a checkout was cloned from.</summary>
internal static partial class GitRemote
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <returns>OWNER/NAME, or null if there is no git, no remote, or it isn't on GitHub.</returns>
    public static async Task<string?> RepositoryAsync(string folder, CancellationToken cancellation)
    {
        var answer = await ExternalProgram.RunAsync(
            "git", ["remote", "get-url", "origin"], folder, Deadline, cancellation);
        return answer.Succeeded ? Repository(answer.LastLine) : null;
    }

    /// <summary>OWNER/NAME of an address at github.com, in the forms that git takes.</summary>
    public static string? Repository(string address) =>
        Address().Match(address) is { Success: true } match ? match.Groups[1].Value : null;

    public static bool IsRepository(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"^(?:https://(?:[^@/]*@)?github\.com/|ssh://git@github\.com/|git@github\.com:)"
        + @"([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$")]
    private static partial Regex Name();
}
