using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Notebooks;

/// <summary>The minutes of a lesson's parts.</summary>
public sealed class ReadingTimeTests
{
    /// <summary>At 200 words a minute, one section takes 10 minutes and the other 20. The opening and the cell take a
    /// few seconds.</summary>
    [Fact]
    public void Stated_minutes_are_divided_as_the_words_are()
    {
        var lesson = Notebook.Parse("a.ipynb", Runs.WithText(
            $"# A\n\n**30 minutes** · Part · Needs nothing\n\n## One\n\n{Words(1999)}\n\n## Two\n\n{Words(3999)}",
            "1"));

        Assert.Equal([10, 20], ReadingTime.MinutesBySection(lesson));
    }

    [Fact]
    public void Parts_take_as_long_as_the_lesson() => Assert.All(Repository.Lessons, lesson =>
    {
        var minutes = ReadingTime.MinutesBySection(lesson);

        Assert.Equal(lesson.Document.Texts.Sum(part => part.Text.Sections.Count()), minutes.Count);
        Assert.Equal(lesson.Document.Opening.Minutes, minutes.Sum());
    });

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));
}
