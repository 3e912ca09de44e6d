using System.Text.RegularExpressions;
using SocketsLessons.Authoring.Contract;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>Words that are hard to read, also where `author check` doesn't look.</summary>
public sealed partial class PlainWordsTests
{
    [Theory]
    [InlineData("It mends the client.", "'mends'")]
    [InlineData("Some dawdle, and wait\nin vain.", "'dawdle'", "'in vain'")]
    [InlineData("Whoever asks is told, and thereby learns. Besides, it waits.", "'Whoever'", "'thereby'", "'Besides'")]
    [InlineData("Each has a port of its own. A socket of its own for each.", "'of its own'", "'of its own'")]
    [InlineData("A time-out, then two time-outs.", "'time-out'", "'time-outs'")]
    [InlineData("The number behind the last colon, and what comes behind it.", "'behind the last'", "'behind it'")]
    [InlineData("How many ports has it?", "'has it?'")]
    [InlineData("Of a datagram the rest is lost.", "'Of a datagram the'")]
    [InlineData("So. Who measures usually throws some away.", "'Who measures'")]
    [InlineData("What will become of it? By the chart, nobody was told.", "'become of'", "'By the chart'",
        "'nobody was told'")]
    [InlineData("/// <summary>A wait of\n    /// which nothing came.</summary>", "'of which'")]
    public void Hard_words_are_found_in_either_case_and_across_lines(string text, params string[] words) =>
        Assert.Equal(words.Order(), PlainWords.Check(text).Select(found => found.Split(" is hard")[0]).Order());

    [Theory]
    [InlineData("Only addresses of its own family. They waited for so long that it closed.")]
    [InlineData("A timeout. The server is behind a firewall. Its own port. Does it have one?")]
    [InlineData("Who picks the client's port? Who closes first, waits?")]
    [InlineData("Recommended: a mended-looking recommendation.", "'mended'")]
    public void Plain_words_are_left_alone(string text, params string[] words) =>
        Assert.Equal(words, PlainWords.Check(text).Select(found => found.Split(" is hard")[0]));

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    public void Comments_and_messages_are_easy_to_read(string folder)
    {
        var found = Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !IsExempt(path))
            .SelectMany(path => PlainWords.Check(Words(File.ReadAllText(Path.Combine(Repository.Root, path))))
                .Select(what => $"{path}: {what}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Contributors_read_plain_words() =>
        Assert.Empty(PlainWords.Check(File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"))));

    /// <summary>What is built, this list of words, and checks of lessons that aren't rewritten yet.</summary>
    private static bool IsExempt(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar);
        return parts.Any(part => part is "bin" or "obj") || parts[^1] is "PlainWords.cs" or "PlainWordsTests.cs"
            or "LessonContractTests.cs"
            || ExerciseFolder.All.Any(folder => parts.Contains(folder.Topic) && !OpeningLine.IsIn(folder.Lesson));
    }

    /// <summary>The comments and the texts of a program.</summary>
    private static string Words(string code) =>
        string.Join('\n', Part().Matches(code).Select(part => part.Groups["words"].Value));

    [GeneratedRegex(@"//+(?<words>[^\n]*)|""(?<words>(?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Part();
}
