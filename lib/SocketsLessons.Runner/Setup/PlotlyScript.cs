using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Setup;

/// <summary>
/// Puts plotly.js beside the library, so that charts draw without the internet: from this checkout's npm
/// packages, else by npm, else out of Plotly.NET, which has an older one in it.
/// </summary>
internal static class PlotlyScript
{
    /// <summary>The version that the charts load from the internet otherwise, and its hash (see Charts/figure.js).</summary>
    public const string Version = "4.1.2";
    public const string Integrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    private const string FileInPackage = "package/plotly.min.js";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    /// <summary>Whether a plotly.js, of whatever version, lies beside the library; each names itself in its first line.</summary>
    public static bool IsInPlace => File.Exists(Checkout.PlotlyScript)
        && File.ReadLines(Checkout.PlotlyScript).Take(3).Any(line => line.Contains("plotly.js", StringComparison.Ordinal));

    /// <returns>Whether it is in place, and one line that says from where or why not.</returns>
    public static async Task<(bool Placed, string Line)> PlaceAsync(CancellationToken cancellation)
    {
        if (File.Exists(Checkout.PlotlyScript) && IsExpected(await File.ReadAllBytesAsync(Checkout.PlotlyScript, cancellation)))
            return (true, "plotly.js  was in place already.");
        if (!File.Exists(Checkout.LibraryAssembly))
            return (false, "plotly.js  not placed: build the library first, with `dotnet build lib/SocketsLessons`.");

        var (script, from) = await FetchAsync(cancellation);
        if (script is null && IsInPlace) return (true, "plotly.js  was in place already, in another version.");
        if (script is null) return (false, $"plotly.js  not placed: {from} Charts draw with the internet only.");
        WholeFile.Write(Checkout.PlotlyScript, script);
        return (true, $"plotly.js  placed ({from}): charts draw without the internet.");
    }

    /// <returns>plotly.js and where it is from, or why there is none.</returns>
    public static async Task<(byte[]? Script, string From)> FetchAsync(CancellationToken cancellation)
    {
        var installed = Path.Combine(Checkout.Root, "tests", "node_modules", "plotly-4", "plotly.min.js");
        if (File.Exists(installed) && await File.ReadAllBytesAsync(installed, cancellation) is var known && IsExpected(known))
            return (known, $"{Version}, from tests/node_modules");

        var (packed, reason) = await PackAsync(cancellation);
        if (packed is not null && IsExpected(packed)) return (packed, $"{Version}, from npm");
        return FromPlotlyNet() is var (script, name) ? (script, $"{name}, from Plotly.NET") : (null, reason);
    }

    /// <summary>npm knows where this machine gets its packages from.</summary>
    private static async Task<(byte[]? Script, string Reason)> PackAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lessons-plotly-");
        try
        {
            var npm = await Tool.RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["pack", $"plotly.js-dist-min@{Version}", "--silent"], folder.FullName, Deadline, cancellation);
            if (!npm.Succeeded || folder.GetFiles("*.tgz") is not [var package]) return (null, $"{npm.LastLine.TrimEnd('.')}.");
            await using var archive = new TarReader(new GZipStream(package.OpenRead(), CompressionMode.Decompress));
            while (await archive.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
            {
                if (entry.Name != FileInPackage || entry.DataStream is null) continue;
                using var script = new MemoryStream();
                await entry.DataStream.CopyToAsync(script, cancellation);
                return (script.ToArray(), "what npm brought is not the file that was expected.");
            }

            return (null, "the npm package has no plotly.min.js in it.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether it is the very file that the charts would load from the internet.</summary>
    private static bool IsExpected(byte[] script) => $"sha384-{Convert.ToBase64String(SHA384.HashData(script))}" == Integrity;

    private static (byte[] Script, string Name)? FromPlotlyNet()
    {
        var path = Path.Combine(Path.GetDirectoryName(Checkout.InteractiveAssembly)!, "Plotly.NET.dll");
        if (!File.Exists(path)) return null;
        var assembly = Assembly.LoadFrom(path);
        var name = assembly.GetManifestResourceNames().FirstOrDefault(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        if (name is null) return null;
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var script = new MemoryStream();
        resource.CopyTo(script);
        return (script.ToArray(), name);
    }
}
