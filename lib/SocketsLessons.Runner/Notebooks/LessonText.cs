using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>What can be asked about the Markdown of a lesson.</summary>
internal static partial class LessonText
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>A passage in italics.</summary>
    /// <param name="Text">What is in italics, in one line.</param>
    /// <param name="Start">Where its first star stands in the text.</param>
    /// <param name="Length">Its length, with both stars.</param>
    /// <param name="Link">Where it leads, or null where it is no link.</param>
    public sealed record Italic(string Text, int Start, int Length, string? Link);

    /// <summary>What is in italics, code aside, in the order of the text.</summary>
    public static IReadOnlyList<Italic> Italics(string markdown) =>
    [
        .. from emphasis in Parse(markdown).Descendants<EmphasisInline>()
           where emphasis is { DelimiterChar: '*', DelimiterCount: 1 }
           let source = markdown.Substring(emphasis.Span.Start, emphasis.Span.Length)
           orderby emphasis.Span.Start
           select new Italic(
               Space().Replace(source.Trim('*'), " "), emphasis.Span.Start, emphasis.Span.Length, LinkAround(emphasis)),
    ];

    /// <summary>A part of a lesson.</summary>
    /// <param name="Title">Its heading, without the signs before it.</param>
    /// <param name="Start">Where the heading stands in the text.</param>
    public sealed record Part(string Title, int Start);

    /// <summary>The parts by their headings, those of the second level, in the order of the text.</summary>
    public static IEnumerable<Part> Parts(string markdown) =>
        from heading in Parse(markdown).OfType<HeadingBlock>()
        where heading.Level == 2
        select new Part(markdown.Substring(heading.Span.Start, heading.Span.Length).TrimStart('#').Trim(), heading.Span.Start);

    /// <summary>How many words a reader reads: without code blocks, and without what has to be folded out.</summary>
    public static int Words(string markdown)
    {
        var document = Parse(Folded().Replace(markdown, ""));
        return document.Descendants<LeafInline>().Select(leaf => leaf switch
        {
            LiteralInline text => text.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }).Sum(text => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException error)
        {
            throw new NotebookException("a text is nested too deeply to be read; write it with fewer levels.", error);
        }
    }

    private static string? LinkAround(Inline inline)
    {
        for (var outer = inline.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is LinkInline link) return link.Url;
        }

        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Folded();
}
