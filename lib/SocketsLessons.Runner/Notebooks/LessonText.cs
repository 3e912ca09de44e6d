using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>A Markdown text, parsed once: the checks of a lesson query it, and its page is rendered from it.</summary>
internal sealed partial class LessonText
{
    /// <summary>How every Markdown text of a lesson is parsed.</summary>
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers().UsePreciseSourceLocation().Build();

    private LessonText(string source)
    {
        Source = source;
        Document = Parsed(source);
    }

    public string Source { get; }

    /// <summary>The parsed text. Shared by all readers, so none may change it.</summary>
    public MarkdownDocument Document { get; }

    public IEnumerable<HeadingBlock> Headings => Document.Descendants<HeadingBlock>();

    /// <summary>The headings as they are written, without the signs before them.</summary>
    public IEnumerable<string> HeadingTitles => Headings.Select(Raw);

    /// <summary>The first heading of the first level, or null.</summary>
    public string? Title => Headings.FirstOrDefault(heading => heading.Level == 1) is { } heading ? Raw(heading) : null;

    /// <summary>The sections, by their headings of the second level, in the order of the text.</summary>
    public IEnumerable<Section> Sections =>
        from heading in Headings where heading.Level == 2 select new Section(Raw(heading), heading.Span.Start);

    /// <summary>What is in italics, in the order of the text.</summary>
    public IReadOnlyList<Italic> Italics =>
    [
        .. from emphasis in Document.Descendants<EmphasisInline>()
           where emphasis is { DelimiterChar: '*', DelimiterCount: 1 }
           let text = Source.Substring(emphasis.Span.Start, emphasis.Span.Length)
           orderby emphasis.Span.Start
           select new Italic(
               Space().Replace(text.Trim('*'), " "), emphasis.Span.Start, emphasis.Span.Length, LinkAround(emphasis)),
    ];

    /// <summary>The files that it links to, without anchors; addresses of other sites are left out.</summary>
    public IEnumerable<string> LinkedFiles =>
        from link in Document.Descendants<LinkInline>()
        let file = link.Url?.Split('#')[0]
        where file is { Length: > 0 } && !file.Contains(':', StringComparison.Ordinal)
        select file;

    /// <summary>The blocks of the text but raw HTML, each with whether it is folded under a summary.</summary>
    public IEnumerable<(Block Block, bool IsFolded)> Blocks
    {
        get
        {
            var depth = 0;
            foreach (var block in Document)
            {
                if (block is HtmlBlock html) depth += Opened(html.Lines.ToString());
                else yield return (block, depth != 0);
            }
        }
    }

    /// <summary>How many words a reader reads: code blocks and folded parts don't count.</summary>
    public int Words => WordsByPart.Sum();

    /// <summary>The same for what is above the first heading of the second level, and for each section.</summary>
    public IReadOnlyList<int> WordsByPart
    {
        get
        {
            var words = new List<int> { 0 };
            foreach (var (block, isFolded) in Blocks)
            {
                if (block is HeadingBlock { Level: 2 }) words.Add(0);
                if (!isFolded) words[^1] += WordsIn(block);
            }

            return words;
        }
    }

    public static LessonText Parse(string source) => new(source);

    /// <summary>The words of a heading or another block without its mark-up, in one line.</summary>
    public static string PlainText(LeafBlock block) => block.Inline is { } words ? PlainText(words) : "";

    /// <summary>The same for a part of a block, such as a link.</summary>
    public static string PlainText(ContainerInline words) =>
        string.Concat(words.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    /// <summary>The code of the first C# block; with a summary, of the first one folded under it.</summary>
    public string? CodeBlock(string? summary = null)
    {
        var start = summary is null ? 0 : FoldedUnder(summary).FirstOrDefault(-1);
        return start < 0 ? null : Document.Descendants<FencedCodeBlock>()
            .FirstOrDefault(block => block.Info == "csharp" && block.Span.Start >= start)?.Lines.ToString().Trim();
    }

    /// <summary>Where the parts begin that are folded under a summary which starts with these words.</summary>
    public IEnumerable<int> FoldedUnder(string summary)
    {
        var opening = $"<details><summary>{summary}";
        foreach (var block in Document.Descendants<HtmlBlock>())
        {
            // Details without an empty line between them are one block.
            for (var at = block.Span.Start - 1;
                 (at = Source.IndexOf(opening, at + 1, StringComparison.Ordinal)) >= 0 && at <= block.Span.End;)
                yield return at;
        }
    }

    /// <summary>The words in backticks.</summary>
    public IEnumerable<string> InlineCode() => Document.Descendants<CodeInline>().Select(code => code.Content);

    private static MarkdownDocument Parsed(string source)
    {
        try
        {
            var document = Markdown.Parse(source, Pipeline);
            // Writing a page has a limit, too, which a text can pass that was read without an error.
            new HtmlRenderer(TextWriter.Null).Render(document);
            return document;
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply. As code, it can still be read.
            var longest = Backticks().Matches(source).Select(run => run.Length).DefaultIfEmpty(0).Max();
            var fence = new string('`', longest + 3);
            return Markdown.Parse($"{fence}\n{source}\n{fence}", Pipeline);
        }
    }

    /// <summary>How many folded parts begin in a text and don't end in it; negative where more end.</summary>
    private static int Opened(string html) =>
        html.Split("<details").Length - html.Split("</details>").Length;

    private static int WordsIn(Block block)
    {
        MarkdownObject? content = block is LeafBlock leaf ? leaf.Inline : block;
        return content?.Descendants<LeafInline>().Sum(inline => inline switch
        {
            LiteralInline text => WordsIn(text.Content.ToString()),
            CodeInline code => WordsIn(code.Content),
            _ => 0,
        }) ?? 0;
    }

    private static int WordsIn(string text) =>
        text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length;

    private string Raw(HeadingBlock heading) =>
        Source.Substring(heading.Span.Start, heading.Span.Length).TrimStart('#').Trim();

    private static string? LinkAround(Inline inline)
    {
        for (var outer = inline.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is LinkInline link) return link.Url;
        }

        return null;
    }

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>A section of a lesson.</summary>
    /// <param name="Title">Its heading.</param>
    /// <param name="Start">The position of the heading in the text.</param>
    internal sealed record Section(string Title, int Start);

    /// <summary>A passage in italics.</summary>
    /// <param name="Text">The passage, in one line.</param>
    /// <param name="Start">The position of its first star in the text.</param>
    /// <param name="Length">Its length, with both stars.</param>
    /// <param name="Link">The address that it links to, or null.</param>
    internal sealed record Italic(string Text, int Start, int Length, string? Link);
}
