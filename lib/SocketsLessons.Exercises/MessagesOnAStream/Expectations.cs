namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class MessagesOnAStreamExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "MessagesOnAStream";

    // RFC 9293 §3.4: a stream of bytes, without boundaries; what one Send gave may come in pieces or glued.
    [Theory]
    [InlineData("whole", "'hello there'")]
    [InlineData("glued", "'onetwothree'")]
    [InlineData("claim", "depends")]
    [InlineData("claim", "'onetwothree'")]
    [InlineData("claim", "1024 bytes")]
    [InlineData("sample-run", "on one machine:\n  first message:  one\n  second message: none, the stream has ended")]
    [InlineData(
        "sample-run",
        "over the link:\n  first message:  none, the stream has ended\n  second message: none, the stream has ended")]
    [InlineData("keep-run", "one\ntwo")]
    [InlineData("half", "all at once:    Grüße, 世界 👋")]
    [InlineData("pack", "\"hi\" → 0 0 0 2 104 105\n\"é\" → 0 0 0 2 195 169\n\"\" → 0 0 0 0")] // RFC 3629: é is C3 A9
    [InlineData("read-run", "'Grüße, 世界 👋'\n''\n'write <|EOM|> at the end'")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void The_link_makes_partial_reads_that_hold_all_the_bytes()
    {
        var pieces = lessons.Shown(Topic, "cut").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim('\'')).ToArray();

        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 3));
        Assert.Equal("hello there", string.Concat(pieces));
    }

    // Unicode Standard, section 5.22: U+FFFD replaces what is no character. 👋 has four bytes, and a slice three.
    [Fact]
    public void A_character_that_was_cut_is_a_replacement_character() =>
        Assert.Contains('\uFFFD', lessons.Shown(Topic, "half").Split('\n')[0]);
}
