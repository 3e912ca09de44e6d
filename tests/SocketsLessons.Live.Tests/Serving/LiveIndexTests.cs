using System.Text.Json;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Live.Tests.Serving;

/// <summary>Where the index leads a learner.</summary>
public sealed class LiveIndexTests
{
    private const string Lesson = "00-start-here";

    [Theory]
    [InlineData(true, "Next: 01 Sockets and endpoints")]
    [InlineData(false, "Continue where you stopped: 00 Start here")]
    public async Task Lesson_that_is_done_is_followed_by_the_next(bool isSolved, string expected)
    {
        var notebooks = Path.Combine(Checkout.Root, "notebooks");
        var lesson = Notebook.Read(Path.Combine(notebooks, $"{Lesson}.ipynb"));
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
        await using var site = await LiveSite.OpenAsync(
            options =>
            {
                Directory.CreateDirectory(options.Work);
                File.WriteAllText(Path.Combine(options.Work, "progress.json"), JsonSerializer.Serialize(progress));
                return options with { Lessons = notebooks };
            },
            "1");

        using var response = await site.SendAsync("/");

        Assert.Contains(
            $">{expected}</a>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
