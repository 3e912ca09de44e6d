using System.Text.RegularExpressions;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Setup;

/// <summary>Builds the .NET Interactive kernel and Plotly.NET for the lessons; they do without where it fails.</summary>
internal static partial class KernelBuild
{
    /// <summary>Restoring takes long the first time; later there is nothing left to download.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(15);

    /// <returns>Whether it is built, and one line that says so or why not.</returns>
    public static async Task<(bool Built, string Line)> RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Checkout.Interactive))
            return (false, $"kernel     not built: there is no folder {Checkout.Interactive}; run this in a clone of the lessons.");
        var build = await Tool.RunAsync("dotnet", ["build", Checkout.Interactive, "--nologo", "--verbosity", "quiet"], Checkout.Root, Deadline, cancellation);
        return build.Succeeded
            ? (true, "kernel     built: `lessons run` uses the .NET Interactive kernel from now on, and charts there are Plotly.NET's.")
            : (false, $"kernel     not built: {Reason(build.Output)} The lessons run without it, by scripting.");
    }

    /// <summary>Why a build failed, in a sentence that names the first package that could not be had, if it is that.</summary>
    public static string Reason(string output)
    {
        if (MissingPackage().Match(output) is { Success: true } missing)
            return $"the package {missing.Groups[1].Value} is on none of this machine's package sources (`dotnet nuget list source`).";
        if (Unreachable().Match(output) is { Success: true } source)
            return $"the package source {source.Groups[1].Value} cannot be reached.";
        var line = output.Split('\n').FirstOrDefault(text => text.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? output.Trim().Split('\n')[^1];
        return $"{line.Trim().TrimEnd('.')}.";
    }

    // NU1101: no such package at all. NU1102: not in the version asked for.
    [GeneratedRegex(@"NU110[12]: Unable to find package ([\w.-]*\w)")]
    private static partial Regex MissingPackage();

    [GeneratedRegex(@"NU1301: Unable to load the service index for source ([^\s]*[^\s.])")]
    private static partial Regex Unreachable();
}
