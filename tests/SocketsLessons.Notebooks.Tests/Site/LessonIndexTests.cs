using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What the index promises.</summary>
public sealed class LessonIndexTests
{
    private const string Promise = "you'll have written your own chat";

    [Theory]
    [InlineData(15, "15 minutes")]
    [InlineData(30, "half an hour")]
    [InlineData(60, "one hour")]
    [InlineData(74, "one hour")]
    [InlineData(75, "one and a half hours")]
    [InlineData(270, "four and a half hours")]
    [InlineData(480, "eight hours")]
    [InlineData(810, "13 and a half hours")]
    public void Time_is_told_in_half_hours(int minutes, string words) =>
        Assert.Equal(words, LessonIndex.InWords(minutes));

    [Fact]
    public void Whole_first_path_promises_the_chat_in_the_sum_of_its_minutes()
    {
        var cards = Cards();
        var minutes = cards.Where(card => card.Opening.Part!.StartsWith("First path", StringComparison.Ordinal))
            .Sum(card => card.Opening.Minutes!.Value);

        Assert.Contains(
            $"In {LessonIndex.InWords(minutes)}, {Promise}", LessonIndex.Top(cards, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Part_of_the_path_promises_no_chat() =>
        Assert.DoesNotContain(Promise, LessonIndex.Top([.. Cards().Skip(1)], ""), StringComparison.Ordinal);

    [Fact]
    public void Every_lesson_has_a_picture() => Assert.All(Cards(), card => Assert.NotNull(card.Picture));

    private static IndexCard[] Cards() =>
    [
        .. Repository.Lessons.Select(
            lesson => new IndexCard("", lesson.Title, lesson.Document.Opening, LessonIndex.Picture(lesson), 0)),
    ];
}
