using System.Text.RegularExpressions;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class GlossaryTests
{
    private static readonly Glossary Page = Glossary.Beside(Repository.Lessons)!;

    [Fact]
    public void Names_a_source_for_each_term() => Assert.All(Page.Terms, term =>
        Assert.Matches(Source(), Entry(term)));

    [Fact]
    public void Explains_each_term_in_a_sentence_or_two() => Assert.All(Page.Terms, term =>
        Assert.InRange(Entry(term).Split("\n\nMet in")[0].Split(' ').Length, 5, 60));

    [Theory]
    [InlineData("datagrams", "datagram")]
    [InlineData("Datagram", "datagram")]
    [InlineData("endpoints", "endpoint")]
    [InlineData("4-tuple", "four-tuple")]
    [InlineData("delayed ACK", "delayed acknowledgment")]
    [InlineData("server's", null)]
    [InlineData("no such thing", null)]
    public void Finds_a_term_by_its_other_forms(string italic, string? term) => Assert.Equal(term, Page.Find(italic));

    [Theory]
    [InlineData("An *unheard-of* word.", "'unheard-of' is in italics")]
    [InlineData("A [*port*](glossary.md#harbour).", "there is no entry for the link glossary.md#harbour")]
    [InlineData("A *tail\nand* a *backlog*.", "link the first use of 'backlog'")]
    public void Says_what_is_missing(string text, string expected) =>
        Assert.Contains(Check(text), found => found.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("`*backlog*` is code.")]
    [InlineData("```csharp\nvar area = a *backlog* b;\n```")]
    [InlineData("A **backlog** in bold.")]
    [InlineData("See *Running out* there, or *x*.")]
    public void Code_and_bold_text_are_no_terms(string text) =>
        Assert.DoesNotContain(
            Check(text), found => found.Contains("backlog", StringComparison.Ordinal)
                || found.Contains("in italics", StringComparison.Ordinal));

    [Fact]
    public void First_use_of_a_term_is_linked_and_no_other()
    {
        var lesson = Lesson("A *datagram*, a *three-way\nhandshake* and *datagrams*.");

        Page.SetLinks([lesson]);

        Assert.Equal(
            "A [*datagram*](glossary.md#datagram), a [*three-way\nhandshake*](glossary.md#three-way-handshake) and "
                + "*datagrams*.", lesson.Cells[0].Source);
    }

    [Theory]
    [InlineData("## Ports", "## Ports")]
    [InlineData("## Ports of a server", "## Ports")]
    [InlineData("```\n## Ports\n```\n\n## Ports of a server", "## Ports")]
    public void Says_under_which_heading_a_term_is_met_where_headings_are_alike(string first, string second)
    {
        var lesson = Lesson($"{first}\n\nText.\n\n{second}\n\nA *datagram*.\n\n## Ports and more\n\nMore.");

        Assert.Contains("](test.ipynb), under “Ports”.\n", Page.WithPlaces([lesson]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It lost a datagram. A *datagram* is a message.", "datagram")]
    [InlineData("Two **datagrams** arrive.\n\n*Datagrams* are messages.", "datagrams")]
    [InlineData("A three-way\nhandshake comes first. A *three-way handshake* is this.", "three-way handshake")]
    [InlineData("So a *percentile*.\n\nThe jitter. Here is *jitter*.", "jitter")]
    public void Term_is_found_before_the_sentence_that_explains_it(string text, string term) =>
        Assert.StartsWith($"'{term}' isn't explained yet.", Assert.Single(Early(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("A datagram, in full a *datagram*, is a message.")]
    [InlineData("A *datagram* is a message. A datagram gets lost.")]
    [InlineData("## A datagram\n\nA *datagram* is a message.")]
    [InlineData("`datagram`, [05 A datagram](a.ipynb) and a datagram-like thing.")]
    [InlineData("A window of the house.")]
    public void Term_is_not_found_where_it_is_explained_or_means_something_else(string text) =>
        Assert.Empty(Early(text));

    private static string[] Early(string text)
    {
        var lesson = Runs.Make("", "");
        foreach (var cell in lesson.Cells) cell.Json["cell_type"] = "markdown";
        lesson.Cells[0].Source = "# 09 A datagram\n\n**5 minutes** · Measuring · Needs a jitter";
        lesson.Cells[1].Source = text;
        return [.. TermOrder.Check([lesson], Page).Select(finding => finding.What)];
    }

    private static string[] Check(string text) =>
        [.. Page.Check(
            [Lesson(text),
            .. Repository.Lessons.Where(lesson => lesson.Name.StartsWith("05", StringComparison.Ordinal))])
                .Select(finding => finding.What)];

    private static Notebook Lesson(string text)
    {
        var lesson = Runs.Make("");
        lesson.Cells[0].Json["cell_type"] = "markdown";
        lesson.Cells[0].Source = text;
        return lesson;
    }

    private static string Entry(string term) => Page.Text.Split("\n## ")
        .Single(entry => entry.StartsWith(term + "\n", StringComparison.Ordinal)).Split("<!--")[0];

    /// <summary>A standard, a manual page, or a publication with its year or journal.</summary>
    [GeneratedRegex(@"RFC\s\d+|man\s[0-9]\s\w+|\b(19|20)\d\d\b|nbformat|NIST|G\. Tene")]
    private static partial Regex Source();
}
