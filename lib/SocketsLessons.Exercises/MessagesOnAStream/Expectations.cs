using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class MessagesOnAStreamExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "MessagesOnAStream";

    // RFC 9293 §3.4: a stream of bytes, without boundaries; what one Send gave may come in pieces or glued.
    [Theory]
    [InlineData("one", "straight: 'hello there'")]
    [InlineData("glued", "onetwothree")]
    [InlineData("claim", "On this machine: it depends.")]
    [InlineData("claim", "15 of the message's 15 bytes")]
    [InlineData("claim", "1024 of the message's 5000 bytes")]
    [InlineData("claim", "\"onetwo\", where \"one\" was sent first")]
    [InlineData(
        "hasty-run", "straight: hello\ncut     : the stream has ended\nglued   : one\nglued   : the stream has ended")]
    [InlineData(
        "marked-run", "straight: hello\ncut     : hello\nglued   : one\nglued   : two\nendless : InvalidDataException")]
    [InlineData("marked-run", "a quote : write \na quote :  at the end")]
    [InlineData("pack-run", "\"hi\" → 0 0 0 2 104 105\n\"é\" → 0 0 0 2 195 169")] // RFC 3629: é is C3 A9
    [InlineData("exactly-run", "straight: \"one\"\nstraight: \"\"\nstraight: \"write <|END|> at the end\"")]
    [InlineData("exactly-run", "cut     : \"one\"\ncut     : \"\"\ncut     : \"write <|END|> at the end\"")]
    [InlineData("utf8", "with a Decoder:       Grüße, 世界 👋")]
    [InlineData("shared", "one buffer for all:  good see morningyou\none for each client: good morning | see you")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void The_link_makes_partial_reads_that_hold_all_the_bytes()
    {
        var cut = lessons.Shown(Topic, "one").Split('\n')
            .Single(line => line.StartsWith("cut: ", StringComparison.Ordinal))["cut:      ".Length..];
        var pieces = Regex.Matches(cut, "'([^']*)'").Select(piece => piece.Groups[1].Value).ToArray();

        Assert.True(pieces.Length > 1, cut);
        Assert.Equal("hello there", string.Concat(pieces));
    }

    [Fact]
    public void Half_a_character_is_a_replacement_character() =>
        Assert.Contains('\uFFFD', lessons.Shown(Topic, "utf8").Split('\n')[1]);
}
