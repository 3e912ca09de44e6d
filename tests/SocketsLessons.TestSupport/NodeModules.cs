using SocketsLessons.Runner;

namespace SocketsLessons.TestSupport;

/// <summary>JavaScript that no NuGet package carries: tests/package.json names it, `npm ci` in tests/ fetches
/// it.</summary>
internal static class NodeModules
{
    private const string PlotlyFile = "plotly.min.js";

    /// <summary>The releases of plotly.js that draw our charts: beside the library, in VS Code, and from the
    /// CDN.</summary>
    public static readonly string[] PlotlyReleases = ["2.28", "3", "4"];

    /// <summary>The path of a module's file. Skips the test where it isn't installed.</summary>
    public static string File(string module, string name)
    {
        var path = PathOf(module, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{module} isn't installed: run `npm ci` in tests/.");
        return path;
    }

    /// <summary>A release of plotly.js. Skips the test where it isn't installed.</summary>
    public static string Plotly(string release)
    {
        if (release != "2.28") return File($"plotly-{release}", PlotlyFile);
        Assert.SkipWhen(
            Checkout.PlotlyScriptIfBuilt is null,
            "This build leaves out Plotly.NET, which brings plotly.js (UseKernel=false).");
        return Checkout.PlotlyScript;
    }

    /// <summary>A plotly.js for the pages of a test: Plotly.NET's, or the CDN's release where the build leaves out
    /// Plotly.NET. Skips the test where neither is there.</summary>
    public static string PlotlyForPages() => Checkout.PlotlyScriptIfBuilt ?? Plotly("4");

    /// <summary>The same, or null where neither is there.</summary>
    public static string? PlotlyForPagesIfAny() =>
        Checkout.PlotlyScriptIfBuilt
        ?? (System.IO.File.Exists(PathOf("plotly-4", PlotlyFile)) ? PathOf("plotly-4", PlotlyFile) : null);

    private static string PathOf(string module, string name) =>
        Path.Combine(Checkout.Root, "tests", "node_modules", module, name);
}
