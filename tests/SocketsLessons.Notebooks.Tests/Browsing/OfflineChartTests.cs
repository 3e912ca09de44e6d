using CliWrap;
using CliWrap.Buffered;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Site;

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
        // Covered charts are drawn when a reader uncovers them. Here, nothing covers them.
        var folder = await site.FolderAsync();
        var covered = await File.ReadAllTextAsync(
            Path.Combine(folder, "08-latency.html"), TestContext.Current.CancellationToken);
        Assert.Contains(PageResource.Cover, covered, StringComparison.Ordinal);
        var page = Path.Combine(folder, "uncovered.html");
        await File.WriteAllTextAsync(
            page, covered.Replace(PageResource.Cover, "", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
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
            File.Delete(page);
            profile.Delete(recursive: true);
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
