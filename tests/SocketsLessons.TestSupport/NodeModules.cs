using SocketsLessons.Runner.Running;

namespace SocketsLessons.TestSupport;

/// <summary>JavaScript that no NuGet package carries: tests/package.json names it, `npm ci` in tests/ fetches it.</summary>
internal static class NodeModules
{
    /// <summary>The plotly.js releases that draw our charts in VS Code and on published pages.</summary>
    public static readonly string[] PlotlyReleases = ["plotly-3", "plotly-4"];

    /// <summary>The path of a module's file. Skips the test where it isn't installed.</summary>
    public static string File(string module, string name)
    {
        var path = Path.Combine(Checkout.Root, "tests", "node_modules", module, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{module} isn't installed: run `npm ci` in tests/.");
        return path;
    }

    public static string Plotly(string release) => File(release, "plotly.min.js");
}
