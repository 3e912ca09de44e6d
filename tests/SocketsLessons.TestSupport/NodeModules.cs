using SocketsLessons.Runner;

namespace SocketsLessons.TestSupport;

/// <summary>JavaScript that no NuGet package carries: tests/package.json names it, `npm ci` in tests/ fetches
/// it.</summary>
internal static class NodeModules
{
    /// <summary>The releases of plotly.js that draw our charts: beside the library, in VS Code, and from the
    /// CDN.</summary>
    public static readonly string[] PlotlyReleases = ["2.28", "3", "4"];

    /// <summary>The path of a module's file. Skips the test where it isn't installed.</summary>
    public static string File(string module, string name)
    {
        var path = Path.Combine(Checkout.Root, "tests", "node_modules", module, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{module} isn't installed: run `npm ci` in tests/.");
        return path;
    }

    /// <summary>A release of plotly.js. Skips the test where it isn't installed.</summary>
    public static string Plotly(string release)
    {
        if (release != "2.28") return File($"plotly-{release}", "plotly.min.js");
        Assert.SkipWhen(
            Checkout.PlotlyScriptIfBuilt is null,
            "This build leaves out Plotly.NET, which brings plotly.js (UseKernel=false).");
        return Checkout.PlotlyScript;
    }

    /// <summary>A plotly.js for the pages of a test: Plotly.NET's, or the CDN's release where the build leaves out
    /// Plotly.NET.</summary>
    public static string PlotlyForPages() => Checkout.PlotlyScriptIfBuilt ?? Plotly("4");
}
