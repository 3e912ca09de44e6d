using PuppeteerSharp;

namespace SocketsLessons.Runner.Browsing;

/// <summary>A Chromium without a window. It reads files of this machine only: it finds no host.</summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>Starting the browser, or any one thing asked of it, takes seconds, even on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly IBrowser _browser;

    private HeadlessBrowser(IBrowser browser) => _browser = browser;

    /// <summary>Starts an installed browser. Nothing is downloaded.</summary>
    /// <param name="program">The browser's program.</param>
    /// <exception cref="UserErrorException">The program isn't a browser that can be used.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string program)
    {
        try
        {
            var browser = await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = program,
                // Without its sandbox, because that needs rights that root and many containers don't have. It opens
                // our own pages only. The driver joins these with blanks, hence the quotes.
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update",
                    "--disable-lcd-text",
                    "\"--host-resolver-rules=MAP * ~NOTFOUND\"",
                ],
                Timeout = (int)Deadline.TotalMilliseconds,
                ProtocolTimeout = (int)Deadline.TotalMilliseconds,
            });
            return new HeadlessBrowser(browser);
        }
        catch (Exception error) when (error is PuppeteerException or ProcessException)
        {
            var reason = error.InnerException?.Message ?? error.Message;
            throw new UserErrorException(
                $"The browser {program} cannot be started: {reason.Trim().Split('\n')[0]}", error);
        }
    }

    /// <summary>Opens a page of this size, in CSS pixels, in a window that shares nothing with
    /// others.</summary>
    public async Task<IPage> NewPageAsync(int width, int height)
    {
        var context = await _browser.CreateBrowserContextAsync();
        var page = await context.NewPageAsync();
        page.DefaultTimeout = (int)Deadline.TotalMilliseconds;
        page.DefaultNavigationTimeout = (int)Deadline.TotalMilliseconds;
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        return page;
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
