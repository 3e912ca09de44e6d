namespace SocketsLessons.Runner.VsCode;

/// <summary>
/// The published notebook kernel, installed as the extension of VS Code wants it: as a .NET tool of the extension's own
/// folder. The extension installs it by itself, but when that fails it shows no error and waits for ever.
/// </summary>
internal static class KernelTool
{
    public const string Package = "Microsoft.dotnet-interactive";

    /// <summary>The last version, and the only one that runs on .NET 10.</summary>
    public const string Version = "1.0.712001";

    private static readonly TimeSpan AskTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Installs the kernel in the extension's folder, unless it runs there already.</summary>
    /// <param name="folder">The extension's folder, with its tool manifest in place.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Whether the kernel runs there now, and one or two sentences that say so or why not.</returns>
    public static async Task<(bool Runs, string Line)> EnsureAsync(string folder, CancellationToken cancellation)
    {
        if (await RunsAsync(folder, cancellation)) return (true, $"The kernel {Version} was installed there already.");
        var install = await ExternalProgram.RunAsync(
            "dotnet", ["tool", "install", Package, "--version", Version], folder, InstallTimeout, cancellation);
        return install.Succeeded && await RunsAsync(folder, cancellation)
            ? (true, $"The kernel {Version} was installed there. Reload the VS Code window if it is open.")
            : (false, $"The kernel {Version} could not be installed there: {Reason(install)} {Advice}");
    }

    /// <summary>The SDK reports a source that it can't use as an exception that it didn't expect.</summary>
    private static string Reason(ExternalProgram install)
    {
        const string Unexpected = "Unhandled exception: ";
        return install.LastLine.StartsWith(Unexpected, StringComparison.Ordinal)
            ? install.LastLine[Unexpected.Length..] : install.LastLine;
    }

    private static string Advice => string.Join(Environment.NewLine,
        "",
        "  It comes from the package sources of your user account; `dotnet nuget list source` shows them.",
        "  A private source:  dotnet nuget add source ADDRESS",
        "  Behind a proxy:    dotnet nuget config set http_proxy http://HOST:PORT",
        "  A NuGet.Config in this folder has no effect on the extension. Then run this command again.");

    /// <summary>Asks in the extension's own words.</summary>
    private static async Task<bool> RunsAsync(string folder, CancellationToken cancellation)
    {
        var answer = await ExternalProgram.RunAsync(
            "dotnet", ["tool", "run", "dotnet-interactive", "--", "--version"], folder, AskTimeout, cancellation);
        // The version, a plus sign and the commit it was built from.
        return answer.Succeeded && answer.LastLine.Split('+')[0] == Version;
    }
}
