using System.Text.Json;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Live.Tests.Serving;

/// <summary>Where the index leads a learner.</summary>
public sealed class LiveIndexTests
{
    private const string Lesson = "00-start-here";

    private static readonly string Notebooks = Path.Combine(Checkout.Root, "notebooks");

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "#cell-open")]
    public async Task Lesson_begins_at_its_top_until_a_cell_has_run(bool hasRun, string place)
    {
        var progress = new
        {
            last = new { lesson = Lesson, cell = "open" },
            lessons = new Dictionary<string, object> { [Lesson] = new { ran = hasRun ? new[] { "open" } : [] } },
        };
        await using var site = await OpenAsync(progress);

        using var response = await site.SendAsync("/");

        Assert.Contains(
            $"href=\"/{Lesson}.html{place}\">Continue where you stopped:",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Next: 01 Sockets and endpoints")]
    [InlineData(false, "Continue where you stopped: 00 Start here")]
    public async Task Lesson_that_is_done_is_followed_by_the_next(bool isSolved, string expected)
    {
        var lesson = Notebook.Read(Path.Combine(Notebooks, $"{Lesson}.ipynb"));
        var cells = lesson.CodeCells.Select(cell => cell.Id).ToArray();
        var progress = new
        {
            last = new { lesson = Lesson, cell = cells[^1] },
            lessons = new Dictionary<string, object>
            {
                [Lesson] = new
                {
                    ran = cells,
                    passed = isSolved ? LessonExercise.In(lesson).Select(exercise => exercise.Number) : [],
                },
            },
        };
        await using var site = await OpenAsync(progress);

        using var response = await site.SendAsync("/");

        Assert.Contains(
            $">{expected}</a>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private static Task<LiveSite> OpenAsync(object progress) => LiveSite.OpenAsync(
        options =>
        {
            Directory.CreateDirectory(options.Work);
            File.WriteAllText(Path.Combine(options.Work, "progress.json"), JsonSerializer.Serialize(progress));
            return options with { Lessons = Notebooks };
        },
        "1");
}
