using CliWrap;
using CliWrap.Buffered;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>
/// Charts on a machine whose network is switched off by the system itself: a new network namespace has no interface
/// that is up (man 7 network_namespaces).
/// </summary>
public sealed class OfflineChartTests(PublishedSite site)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_chart_of_a_page_draws_without_a_network()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are Linux's.");
        Assert.SkipUnless(CellEngine.HasKernel, "Without Plotly.NET, plotly.js comes from its CDN (UseKernel=false).");
        Assert.SkipUnless(BrowserProgram.Installed is not null, "No Chromium, Chrome or Edge was found.");
        var page = Path.Combine(await site.FolderAsync(), "08-latency.html");
        var profile = Directory.CreateTempSubdirectory("lessons-offline-");
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            deadline.CancelAfter(Deadline);
            var browser = await Cli.Wrap("unshare")
                .WithArguments([
                    "--net", "--map-root-user", BrowserProgram.Installed, "--headless", "--no-sandbox", "--disable-gpu",
                    "--no-first-run", $"--user-data-dir={profile.FullName}",
                    "--virtual-time-budget=60000", "--dump-dom",
                    new Uri(page).AbsoluteUri,
                ])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(deadline.Token);

            var figures = Count(browser.StandardOutput, "data-figure");
            Assert.True(figures > 0, browser.StandardError);
            Assert.Equal(figures, Count(browser.StandardOutput, "svg-container"));
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
