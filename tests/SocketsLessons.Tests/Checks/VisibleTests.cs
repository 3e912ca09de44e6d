using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Checks;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("Welcome!", "'Welcome!'")]
    [InlineData("\uFEFFWelcome!", "'⟨BOM⟩Welcome!'")]
    [InlineData("Welcome!\0\0", "'Welcome!⟨NUL⟩⟨NUL⟩'")]
    [InlineData("two words\r\n", "'two words⟨carriage return⟩⟨newline⟩'")]
    [InlineData("end ", "'end⟨space⟩'")]
    [InlineData("a\u200Bb", "'a⟨U+200B⟩b'")]
    [InlineData("世界 👋", "'世界 👋'")]
    [InlineData(null, "null")]
    public void Invisible_characters_are_named(string? text, string shown) => Assert.Equal(shown, Visible.Text(text));

    [Theory]
    [InlineData("Welcome!\n", "Leave out the end of the line.")]
    [InlineData("welcome!", "Capital and small letters differ.")]
    [InlineData("Welcome", "The end is missing.")]
    [InlineData("Hello", null)]
    public void The_step_fits_the_difference(string actual, string? step) =>
        Assert.Equal(step, Visible.Step("Welcome!", actual));
}
