namespace SocketsLessons.Tests.Display;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("a\"b'c&d", "a&quot;b&#39;c&amp;d")]
    [InlineData(null, "")]
    // Unicode's Control Pictures block: U+2400 plus the control character's number, U+2421 for DEL.
    [InlineData("\0\u001b\u007f", "\u2400\u241b\u2421")]
    public void Encoding_makes_control_characters_visible(string? text, string encoded) =>
        Assert.Equal(encoded, Html.Encode(text));

    [Fact]
    public void A_row_with_too_few_cells_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("C", ["a", "b"], [["1"]]));
        Assert.Contains("1 cells, but the table has 2 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_table_has_aligned_columns() =>
        Assert.Equal(
            "C\nlong name  b\n---------  --\n1          22",
            new Table("C", ["long name", "b"], [["1", "22"]]).ToString());
}
