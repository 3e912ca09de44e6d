using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>Every lesson, run whole on its page.</summary>
public sealed class WholeLessonTests(WholeLessonTests.Pages pages) : IClassFixture<WholeLessonTests.Pages>
{
    public static TheoryData<string> Lessons => [.. All.Select(lesson => lesson.Name)];

    private static IReadOnlyList<Notebook> All => NotebookFiles.Read([Path.Combine(Checkout.Root, "notebooks")]);

    [Theory]
    [MemberData(nameof(Lessons))]
    public Task Run_all_runs_every_cell_and_draws_every_chart(string lesson) => pages.RunAsync(lesson);

    /// <summary>All lessons on one server, two at a time: most of a lesson's time is waiting.</summary>
    public sealed class Pages : IAsyncDisposable
    {
        private const int AtOnce = 2;

        private readonly LiveBrowser _browser;
        private readonly SemaphoreSlim _turn = new(AtOnce);
        private readonly Lazy<Task<LiveSite>> _site = new(() => LiveSite.OpenAsync(CellEngine.Default));
        private readonly Lazy<Dictionary<string, Task>> _runs;

        public Pages(LiveBrowser browser)
        {
            _browser = browser;
            _runs = new(() => All.ToDictionary(lesson => lesson.Name, RunInTurnAsync));
        }

        /// <summary>A lesson's run; the first to ask for one starts them all.</summary>
        internal Task RunAsync(string lesson) => _runs.Value[lesson];

        public async ValueTask DisposeAsync()
        {
            if (_site.IsValueCreated) await (await _site.Value).DisposeAsync();
            _turn.Dispose();
        }

        private async Task RunInTurnAsync(Notebook lesson)
        {
            await _turn.WaitAsync();
            try
            {
                await RunAsync(await _site.Value, lesson);
            }
            finally
            {
                _turn.Release();
            }
        }

        private async Task RunAsync(LiveSite site, Notebook lesson)
        {
            await using var page = await LivePage.OpenAsync(_browser, site, lesson.Name);
            await page.Page.ClickAsync("[data-do=run-all]");
            foreach (var cell in lesson.CodeCells)
            {
                Assert.True(await page.EndAsync(cell.Id), $"{cell.Id}: {await page.OutputAsync(cell.Id)}");
            }

            await page.UntilAsync(
                "[...document.querySelectorAll('[data-figure]')].every(place => place.querySelector('.main-svg'))");
            Assert.Empty(page.Errors);
        }
    }
}
