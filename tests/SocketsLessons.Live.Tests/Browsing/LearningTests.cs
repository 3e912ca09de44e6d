using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>Predictions, hints, exercises and progress, in lesson 00 as it is shipped.</summary>
public sealed class LearningTests(LiveBrowser browser)
{
    private const string Lesson = "00-start-here";

    /// <summary>The exercise in the contents, once it is done.</summary>
    private const string PartOfTheExercise = ".parts li.done a[href^='#your-turn']";

    private const string DoneParts = "document.querySelectorAll('.parts li.done').length";

    [Fact]
    public async Task Prediction_stands_beside_the_output_and_stays()
    {
        await using var site = await LiveSite.OpenAsync(CellEngine.Script);
        await using var page = await LivePage.OpenAsync(browser, site, Lesson);
        var field = await page.Page.QuerySelectorAsync(".prediction textarea");
        await field!.TypeAsync("I guess <b>both</b>");
        var cell = await page.Page.EvaluateExpressionAsync<string>(
            "document.querySelector('.prediction').closest('.text').nextElementSibling.dataset.cell");
        await page.RunAsync("open");
        await page.RunAsync(cell);
        Assert.Equal("You predicted: I guess <b>both</b>", await page.TextAsync($"{LivePage.Cell(cell)} .predicted"));
        // A word that is typed last is kept, too: the page goes away before the pause in which it is sent.
        field = await page.Page.QuerySelectorAsync(".prediction textarea");
        await field!.TypeAsync(" now");
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await page.UntilAsync("document.querySelector('.prediction textarea').value === 'I guess <b>both</b> now'");
        Assert.Equal(
            "You predicted: I guess <b>both</b> now", await page.TextAsync($"{LivePage.Cell(cell)} .predicted"));

        await page.Page.EvaluateExpressionAsync(
            $"document.querySelector('{LivePage.Cell(cell)} [data-do=\"reset\"]').click()");

        await page.UntilAsync(
            $"!document.querySelector('{LivePage.Cell(cell)} .predicted') "
                + $"&& document.querySelector('{LivePage.Cell(cell)} .outputs').hidden");
        Assert.False(await page.IsTrueAsync($"document.querySelector('{LivePage.Cell(cell)}').matches('.done')"));
    }

    [Fact]
    public async Task Hints_open_one_at_a_time_and_the_solution_on_demand()
    {
        await using var site = await LiveSite.OpenAsync(CellEngine.Script);
        await using var page = await LivePage.OpenAsync(browser, site, "01-sockets-and-endpoints");
        const string Help = "document.querySelectorAll('.text[data-help]')[0]";
        Task<string[]> ShownAsync() => page.Page.EvaluateExpressionAsync<string[]>(
            $"[...{Help}.querySelectorAll('details')].filter(part => part.checkVisibility()).map(part => "
                + "part.querySelector('summary').innerText.trim())");
        Assert.Equal(["Hint 1"], await ShownAsync());
        await page.Page.EvaluateExpressionAsync($"{Help}.querySelector('summary').click()");
        await page.UntilAsync($"{Help}.querySelectorAll('details')[1].checkVisibility()");
        Assert.Equal(["Hint 1", "Hint 2"], await ShownAsync());
        await page.Page.EvaluateExpressionAsync(
            $"[...{Help}.querySelectorAll('button')].find(button => button.innerText === 'Show me the "
                + "solution').click()");
        Assert.Equal("Solution", (await ShownAsync())[^1]);
        Assert.True(await page.IsTrueAsync($"{Help}.querySelector('details[open] .copy').checkVisibility()"));
    }

    [Fact]
    public async Task Solved_exercise_ticks_itself_off_also_in_the_index()
    {
        await using var site = await LiveSite.OpenAsync(CellEngine.Script);
        var exercise = LessonExercise.In(Notebook.Read(Path.Combine(site.Options.Lessons, Lesson + ".ipynb")))[0];
        await using var page = await LivePage.OpenAsync(browser, site, Lesson);
        await page.RunAsync("open");
        await page.RunAsync(exercise.Stub.Id);
        Assert.Null(await page.Page.QuerySelectorAsync(".cell.solved"));
        Assert.Null(await page.Page.QuerySelectorAsync(PartOfTheExercise));
        await page.ReplaceAsync(exercise.Stub.Id, exercise.With(exercise.Solution!));
        await page.PressAsync("Control", "Enter");
        await page.Page.WaitForSelectorAsync($"{LivePage.Cell(exercise.Stub.Id)}.solved .tick");
        await page.Page.WaitForSelectorAsync(PartOfTheExercise);
        await page.UntilAsync($"document.querySelector('.text[data-help] details:last-of-type').checkVisibility()");
        Assert.Equal(2, await page.Page.EvaluateExpressionAsync<int>(DoneParts));

        // What the first cell defined goes with the process; what the learner has solved stays.
        await page.Page.ClickAsync(".tools [data-do=restart]");
        await page.UntilAsync($"{DoneParts} === 1");
        Assert.NotNull(await page.Page.QuerySelectorAsync(PartOfTheExercise));

        await page.Page.GoToAsync(site.Url.AbsoluteUri);
        Assert.Contains("1 of 1 exercise solved", await page.TextAsync(".cards li"), StringComparison.Ordinal);
        Assert.Contains(
            "Continue where you stopped: 00 Start here", await page.TextAsync(".begin a"), StringComparison.Ordinal);
        await page.Page.ClickAsync(".begin a");
        await page.ReadyAsync();
        Assert.EndsWith($"#cell-{exercise.Stub.Id}", page.Page.Url, StringComparison.Ordinal);
    }
}
