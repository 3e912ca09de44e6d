using PuppeteerSharp;
using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.TestSupport;

/// <summary>
/// The installed browser, started once for all tests of an assembly, when the first of them asks. It finds no host:
/// what a page asks the internet for is answered by the test or not at all.
/// </summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<HeadlessBrowser>> _browser = new(
        () => HeadlessBrowser.StartAsync(BrowserProgram.Installed!));

    public static bool IsInstalled => BrowserProgram.Installed is not null;

    /// <summary>An empty page that shares nothing with others. Skips the test where there is no browser.</summary>
    public async Task<IPage> NewPageAsync(int width = 1100, string colorScheme = "light", bool scripts = true)
    {
        Assert.SkipUnless(IsInstalled, "No Chromium, Chrome or Edge was found.");
        var page = await (await _browser.Value).NewPageAsync(width, 900);
        await page.EmulateMediaFeaturesAsync(
            [new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = colorScheme }]);
        await page.SetJavaScriptEnabledAsync(scripts);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated) await (await _browser.Value).DisposeAsync();
    }
}
