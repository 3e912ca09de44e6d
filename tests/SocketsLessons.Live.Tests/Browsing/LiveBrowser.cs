using PuppeteerSharp;
using SocketsLessons.Live.Tests.Browsing;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.TestSupport;

[assembly: AssemblyFixture(typeof(LiveBrowser))]

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>
/// The installed browser, started once for all tests, when the first of them asks. It finds no host but 127.0.0.1: the
/// page works without the internet.
/// </summary>
public sealed class LiveBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly Lazy<Task<IBrowser>> _browser = new(StartAsync);

    /// <summary>An empty page that shares nothing with others. Skips the test where there is no browser.</summary>
    public async Task<IPage> NewPageAsync(int width = 1100, int height = 900, string scheme = "light")
    {
        Assert.SkipWhen(BrowserProgram.Installed is null, "No Chromium, Chrome or Edge was found.");
        // Without it, a page looks for it on the internet.
        _ = NodeModules.PlotlyForPages();
        var context = await (await _browser.Value).CreateBrowserContextAsync();
        var page = await context.NewPageAsync();
        page.DefaultTimeout = (int)Deadline.TotalMilliseconds;
        page.DefaultNavigationTimeout = (int)Deadline.TotalMilliseconds;
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await page.EmulateMediaFeaturesAsync(
            [new() { MediaFeature = PuppeteerSharp.MediaFeature.PrefersColorScheme, Value = scheme }]);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated) await (await _browser.Value).DisposeAsync();
    }

    private static Task<IBrowser> StartAsync() => Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = BrowserProgram.Installed,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update",
            "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
        ],
        Timeout = (int)Deadline.TotalMilliseconds,
        ProtocolTimeout = (int)Deadline.TotalMilliseconds,
    });
}
