namespace SocketsLessons.Runner.Browsing;

/// <summary>Finds a Chromium, Chrome or Edge on this machine.</summary>
internal static class BrowserProgram
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <summary>Where installers put them on systems that have no such name on the PATH.</summary>
    private static readonly string[] Places =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. from root in (Environment.SpecialFolder[])[
               Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86]
           from place in (string[])["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"]
           where OperatingSystem.IsWindows()
           select Path.Combine(Environment.GetFolderPath(root), place),
    ];

    /// <summary>The browser that is installed, or null where there is none.</summary>
    public static string? Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(
            folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
        .Concat(Places).FirstOrDefault(File.Exists);

    /// <summary>The one that was asked for, else the one that is installed.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static string Find(string? asked)
    {
        if (string.IsNullOrWhiteSpace(asked) && asked is not null)
            throw new UserErrorException("--browser takes the name of a program.");
        if (asked is not null && Path.GetDirectoryName(asked) is { Length: > 0 } && !File.Exists(asked))
            throw new UserErrorException($"--browser: there is no program {asked}.");
        return asked ?? Installed ?? throw new UserErrorException(
            "No Chromium, Chrome or Edge was found to draw the pictures with. Install one, or name it with "
                + "--browser PROGRAM.");
    }
}
