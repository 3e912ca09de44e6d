using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>The map of lesson 07: one drawing, in which the part that is being built is lit.</summary>
public sealed partial class ChatMapTests
{
    [Theory]
    [InlineData("rules")]
    [InlineData("room")]
    [InlineData("seat")]
    [InlineData("door")]
    [InlineData("client")]
    public void Each_map_is_the_whole_map_with_one_part_lit(string part)
    {
        var lit = Map($"chat-map-{part}");

        Assert.Single(Lit().Matches(lit));
        Assert.Equal(Map("chat-map"), Title().Replace(Lit().Replace(lit, "class=\"part\""), "$1$2"));
    }

    private static string Map(string name) =>
        File.ReadAllText(Path.Combine(Repository.NotebookFolder, "images", $"{name}.svg"));

    [GeneratedRegex("class=\"part lit\"")]
    private static partial Regex Lit();

    [GeneratedRegex("(<title>The map of a chat), with [^<]+( *</title>)")]
    private static partial Regex Title();
}
