using System.Text.RegularExpressions;
using SocketsLessons.Runner;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Other versions of .NET, and other systems as far as they can be tried from here.</summary>
internal static partial class Versions
{
    private const string Group = "Versions";

    public static IReadOnlyList<Situation> All { get; } =
    [
        new(Group, "a newer .NET SDK",
            "The library and the command are built by the newest SDK beside 10.", async work =>
        {
            using var copy = new LessonCommand.Output();
            var built = await Programs.RunAsync(
                ["dotnet", "build", Path.Combine(Checkout.Root, "lib", "SocketsLessons"), "--artifacts-path",
                    copy.Folder], Path.GetTempPath());
            work.Tell(
                "build",
                built.Status == 0 ? null : built.Lines.FirstOrDefault(
                    line => line.Contains("error", StringComparison.Ordinal)) ?? "it failed.");
        }) { UnavailableReason = NoNewerSdk },
        new(Group, "calls that Windows or macOS lack",
            "Library, command and every lesson's cells are compiled with the compatibility analyzer (CA1416) and "
                + "its warnings as errors.",
            PlatformCalls.RunAsync) { UnavailableReason = PlatformCalls.UnavailableReason },
    ];

    private static string? NoNewerSdk()
    {
        var listed = Programs.RunAsync(["dotnet", "--list-sdks"], Path.GetTempPath()).GetAwaiter().GetResult();
        var newest = listed.Lines.Select(line => Major().Match(line)).Where(match => match.Success)
            .Select(match => match.Value).ToArray();
        return newest.Any(major => int.Parse(major, System.Globalization.CultureInfo.InvariantCulture) > 10) ? null
            : $"Only the SDK {string.Join(", ", newest.Distinct())} is installed here.";
    }

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Major();
}
