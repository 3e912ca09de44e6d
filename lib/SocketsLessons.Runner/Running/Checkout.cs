namespace SocketsLessons.Runner.Running;

/// <summary>Where things lie in the checkout that this program was built in.</summary>
internal static class Checkout
{
    /// <summary>The folder with SocketsLessons.sln; where there is none above this program, the current folder.</summary>
    public static string Root { get; } = FindRoot();

    public static string Library => Path.Combine(Root, "lib", "SocketsLessons");

    public static string LibraryAssembly => Path.Combine(Library, "bin", "SocketsLessons.dll");

    /// <summary>Where charts look for plotly.js before they try the internet (see Charts/figure.js).</summary>
    public static string PlotlyScript => Path.Combine(Library, "bin", "plotly.min.js");

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
