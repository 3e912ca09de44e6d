namespace SocketsLessons.Runner;

/// <summary>The paths of the checkout that this program was built in.</summary>
internal static class Checkout
{
    /// <summary>The folder with SocketsLessons.sln; without one above this program, the current folder.</summary>
    public static string Root { get; } = FindRoot();

    public static string Library => Path.Combine(Root, "lib", "SocketsLessons");

    public static string LibraryAssembly => Path.Combine(Library, "bin", "SocketsLessons.dll");

    /// <summary>The plotly.js of Plotly.NET, which the build puts there. Charts try it before the internet.</summary>
    public static string PlotlyScript => Path.Combine(Library, "bin", "plotly.min.js");

    /// <summary>That file, or null in a build without Plotly.NET, whose charts load plotly.js from its CDN.</summary>
    public static string? PlotlyScriptIfBuilt => File.Exists(PlotlyScript) ? PlotlyScript : null;

    public static string Interactive => Path.Combine(Root, "lib", "SocketsLessons.Interactive");

    public static string InteractiveAssembly => Path.Combine(Interactive, "bin", "SocketsLessons.Interactive.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SocketsLessons.sln"))) return folder.FullName;
        }

        return Environment.CurrentDirectory;
    }
}
