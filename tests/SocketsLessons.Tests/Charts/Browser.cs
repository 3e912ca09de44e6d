using System.Diagnostics;

namespace SocketsLessons.Tests.Charts;

/// <summary>
/// A page beside the lessons, opened in headless Chromium without a network. Its folder is laid out as this
/// checkout is, so that relative addresses lead where they lead in a notebook.
/// </summary>
internal sealed class Browser : IDisposable
{
    private static readonly string[] Names = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sockets-lessons-page-");

    /// <summary>What stands in for the internet; nothing does by default.</summary>
    public string HostRules { get; set; } = "MAP * ~NOTFOUND";

    public Browser()
    {
        Assert.SkipWhen(Program is null, $"There is no Chromium on the PATH ({string.Join(", ", Names)}).");
        Assert.SkipUnless(
            Directory.Exists(Module("requirejs")),
            "require.js and plotly.js are not installed: run `npm ci` in tests/.");
    }

    private static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(
            folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
        .FirstOrDefault(File.Exists);

    public static string Module(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocketsLessons.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tests", "node_modules", name);
    }

    /// <summary>Puts a version of plotly.js where `lessons setup` puts it.</summary>
    /// <param name="version">The version, by its folder's name.</param>
    /// <param name="under">The folder under which the page finds the checkout's files.</param>
    public void PlacePlotly(string version, string under = ".") =>
        File.Copy(Path.Combine(Module(version), "plotly.min.js"), PlotlyPlace(under));

    /// <summary>Puts something else there.</summary>
    public void PlaceInPlotlysPlace(string text) => File.WriteAllText(PlotlyPlace("."), text);

    private string PlotlyPlace(string under) =>
        Path.Combine(
            _folder.CreateSubdirectory(Path.Combine(under, "lib", "SocketsLessons", "bin")).FullName, "plotly.min.js");

    /// <summary>Opens a page with this body, and answers what it has become after everything has run.</summary>
    public async Task<string> OpenAsync(string body, bool withRequire)
    {
        var notebooks = _folder.CreateSubdirectory("notebooks");
        var require = "";
        if (withRequire)
        {
            File.Copy(Path.Combine(Module("requirejs"), "require.js"), Path.Combine(notebooks.FullName, "require.js"));
            require = "<script src=\"require.js\"></script>";
        }

        var page = Path.Combine(notebooks.FullName, "page.html");
        await File.WriteAllTextAsync(
            page, $"<!doctype html><html><head><meta charset=\"utf-8\">{require}</head><body>{body}</body></html>");
        using var process = Process.Start(new ProcessStartInfo(Program!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--ignore-certificate-errors",
            $"--user-data-dir={Path.Combine(_folder.FullName, "profile")}", $"--host-resolver-rules={HostRules}",
            "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Deadline);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var dom = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return dom;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
