namespace SocketsLessons.Runner.VsCode;

/// <summary>Finds the folders in which VS Code lets its extensions keep files ("globalStorage").</summary>
internal static class GlobalStorage
{
    private static readonly string[] Desktops = ["Code", "Code - Insiders", "VSCodium"];

    // What runs inside a container, a Codespace, WSL or a machine reached by SSH.
    private static readonly string[] Servers =
        [".vscode-server", ".vscode-server-insiders", ".vscode-remote", ".vscodium-server"];

    /// <summary>The folders of every VS Code that has been started on this machine by this user.</summary>
    public static IReadOnlyList<string> Find() => Find(
        // Where VS Code keeps its settings on each system: %APPDATA% on Windows, ~/Library/Application
        // Support on macOS, $XDG_CONFIG_HOME or ~/.config on Linux.
        Environment.GetFolderPath(
            Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The same for given folders of a user.</summary>
    /// <param name="applicationData">The folder in which the desktop VS Code has its own folder.</param>
    /// <param name="home">The user's home folder, in which VS Code's servers have theirs.</param>
    public static IReadOnlyList<string> Find(string applicationData, string home) =>
    [
        .. Desktops.Select(name => Path.Combine(applicationData, name))
            .Where(Directory.Exists)
            .Select(folder => Path.Combine(folder, "User", "globalStorage")),
        .. Servers.Select(name => Path.Combine(home, name))
            .Where(Directory.Exists)
            .Select(folder => Path.Combine(folder, "data", "User", "globalStorage")),
    ];
}
