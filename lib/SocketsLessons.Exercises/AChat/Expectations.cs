namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class AChatExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "AChat";

    [Theory]
    [InlineData("talk", "Bert hears: Anna: Hello, Bert! 👋\nAnna hears: * Bert left: said goodbye")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void Eight_of_the_ten_hear_every_line_in_one_order_and_the_other_two_leave()
    {
        var shown = lessons.Shown(Topic, "ten");
        Assert.Equal(8, shown.Split("heard 320 lines; in Ada's order: True").Length - 1);
        Assert.Matches("(?m)^\\* Slow left: too slow", shown);
        Assert.Matches("(?m)^\\* Gone left: lost the connection", shown);
    }
}
