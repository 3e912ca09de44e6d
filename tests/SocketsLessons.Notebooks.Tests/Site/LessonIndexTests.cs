using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What the index promises.</summary>
public sealed class LessonIndexTests
{
    private const string Promise = "you'll have written your own chat";

    [Theory]
    [InlineData(15, "15 minutes")]
    [InlineData(60, "1 hour")]
    [InlineData(61, "1 hour 1 minute")]
    [InlineData(280, "4 hours 40 minutes")]
    public void Time_is_told_in_hours_and_minutes(int minutes, string words) =>
        Assert.Equal(words, LessonIndex.Duration(minutes));

    [Theory]
    [InlineData(59, "an hour")]
    [InlineData(60, "two hours")]
    [InlineData(299, "five hours")]
    [InlineData(599, "ten hours")]
    [InlineData(600, "11 hours")]
    public void Promise_has_whole_hours_that_are_enough(int minutes, string words) =>
        Assert.Equal(words, LessonIndex.HoursAbove(minutes));

    [Fact]
    public void Whole_first_path_promises_the_chat_in_the_sum_of_its_minutes()
    {
        var cards = Cards();
        var minutes = cards.Where(card => card.Opening.Part!.StartsWith("First path", StringComparison.Ordinal))
            .Sum(card => card.Opening.Minutes!.Value);

        Assert.Contains(
            $"In less than {LessonIndex.HoursAbove(minutes)}, {Promise}", LessonIndex.Top(cards, "", ""),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Time_of_the_first_path_stands_beside_that_of_the_course()
    {
        var cards = Cards();
        Assert.Matches(
            $"The first path takes [^.]+\\. There are {cards.Length} lessons, [^.]+ in all\\.",
            LessonIndex.Top(cards, "", ""));
    }

    [Fact]
    public void Part_of_the_path_promises_no_chat() =>
        Assert.DoesNotContain(Promise, LessonIndex.Top([.. Cards().Skip(1)], "", ""), StringComparison.Ordinal);

    [Fact]
    public void Every_lesson_has_a_picture() => Assert.All(Cards(), card => Assert.NotNull(card.Picture));

    private static IndexCard[] Cards() =>
    [
        .. Repository.Lessons.Select(
            lesson => new IndexCard("", lesson.Title, lesson.Document.Opening, LessonIndex.Picture(lesson), 0)),
    ];
}
