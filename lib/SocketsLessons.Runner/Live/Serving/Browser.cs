using System.ComponentModel;
using System.Diagnostics;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>Opens an address in the learner's browser.</summary>
internal static class Browser
{
    /// <summary>Tries; the address has been printed, so that nothing is lost where there is no browser.</summary>
    public static void Open(string url)
    {
        try
        {
            // In a Codespace and a dev container BROWSER names a program that opens it on the learner's own machine.
            if (Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } program) Start(program, url);
            else if (OperatingSystem.IsWindows())
                Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
            else if (OperatingSystem.IsMacOS()) Start("open", url);
            else if (HasScreen) Start("xdg-open", url);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            // There is none.
        }
    }

    private static bool HasScreen => Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };

    // What a browser writes is not for the learner, and must not hold up the terminal.
    private static void Start(string program, string url)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, [url]) { RedirectStandardOutput = true, RedirectStandardError = true });
    }
}
