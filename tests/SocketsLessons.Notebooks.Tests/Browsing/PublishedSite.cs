using SocketsLessons.Notebooks.Tests.Browsing;
using Microsoft.Playwright;
using SocketsLessons.Notebooks.Tests.Command;
using SocketsLessons.Runner.Browsing;

[assembly: AssemblyFixture(typeof(PublishedSite))]

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>
/// All lessons, published once for all tests when the first of them asks.
/// </summary>
public sealed class PublishedSite : IAsyncDisposable
{
    private const float Milliseconds = 60_000;

    /// <summary>Where the tests pretend that the site is; nothing of this name can be reached.</summary>
    public const string Address = "https://lessons.invalid/";

    private readonly LessonsCommand _command = new();
    private readonly Lazy<Task<string>> _folder;
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(StartAsync);

    public PublishedSite() => _folder = new(PublishAsync);

    public static string Module(string name) => Path.Combine(Repository.Root, "tests", "node_modules", name);

    public static bool HasModules => Directory.Exists(Module("axe-core")) && Directory.Exists(Module("plotly-4"));

    /// <summary>The folder of the site.</summary>
    public Task<string> FolderAsync() => _folder.Value;

    /// <summary>A browser tab that finds no host; skips the test where there is no browser.</summary>
    public async Task<IPage> TabAsync(int width, ColorScheme scheme, bool scripts = true)
    {
        Assert.SkipWhen(BrowserProgram.Installed is null, "No Chromium, Chrome or Edge was found.");
        Assert.SkipUnless(HasModules, "axe-core and plotly.js are not installed: run `npm ci` in tests/.");
        var context = await (await _browser.Value).Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(Milliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>Waits until every chart has drawn; a test fails here where one does not.</summary>
    public static Task DrawnAsync(IPage tab) =>
        tab.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-figure]')].every(place => place.hasAttribute('data-drawn'))");

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            var (playwright, browser) = await _browser.Value;
            await browser.CloseAsync();
            playwright.Dispose();
        }

        _command.Dispose();
    }

    private async Task<string> PublishAsync()
    {
        var (status, output, errors) = await _command.RunAsync(
            ["publish", Repository.NotebookFolder, "--engine", "script", "--repository", "example/lessons", "--cell-timeout", "60"]);
        Assert.True(status == 0, output + errors);
        return Path.Combine(_command.Folder, "site");
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        // Only the installed browser is used; Playwright downloads none.
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserProgram.Installed,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            ],
        }));
    }
}
