using System.Globalization;
using System.Net;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site.Markdown;

namespace SocketsLessons.Runner.Site;

/// <summary>Turns the Markdown of one page, text by text, into HTML for a page among other pages.</summary>
/// <param name="hasLesson">Whether a notebook, by its file's name, has a page here; with none, every one has.</param>
/// <param name="meanings">What the glossary says about the terms that are linked to it.</param>
/// <param name="picture">The file of a picture, by its address; with none, their sizes and their steps aren't
/// known.</param>
internal sealed class PageText(
    Func<string, bool>? hasLesson = null, GlossaryMeanings? meanings = null, Func<string, string?>? picture = null)
{
    // The frame of a page has its own ids.
    private readonly PageHeading _headings = new(PageFrame.ContentId, PageFrame.StatusId, SearchField.Id);
    private readonly PageLink _links = new(hasLesson, meanings, picture);

    /// <summary>A list of links to the headings of the second level so far; it folds where it has no place beside
    /// the text.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="minutes">How long each section takes, or nothing where that isn't known.</param>
    public string Contents(string name, IReadOnlyList<int>? minutes = null)
    {
        if (_headings.Sections.Count < 2) return "";
        var items = string.Concat(_headings.Sections.Select((section, at) =>
            $"<li><a href=\"#{WebUtility.HtmlEncode(Uri.EscapeDataString(section.Id))}\">"
                + $"{WebUtility.HtmlEncode(section.Text)}</a>{Time(minutes?.ElementAtOrDefault(at))}</li>"));
        return $"<nav class=\"parts\" aria-label=\"{name}\">"
            + $"<details><summary>{name}</summary><ol>{items}</ol></details></nav>\n";

        static string Time(int? minutes) => minutes is > 0
            ? string.Create(CultureInfo.InvariantCulture, $" <span class=\"minutes\">{minutes} min</span>") : "";
    }

    /// <summary>The id that a heading of these texts has on the page.</summary>
    public string IdOf(HeadingBlock heading) => _headings.IdOf(heading);

    /// <summary>The text of a text cell, with the pictures that the cell holds in itself.</summary>
    public string ToHtml(Cell cell) => ToHtml(cell, ..);

    /// <summary>Some of the blocks of a text cell: paragraphs, headings, lists.</summary>
    public string ToHtml(Cell cell, Range blocks)
    {
        _links.Cell = cell;
        return Render(renderer =>
        {
            foreach (var block in cell.Markdown.Document.Take(blocks)) renderer.Render(block);
        });
    }

    public string ToHtml(LessonText text)
    {
        _links.Cell = null;
        return Render(renderer => renderer.Render(text.Document));
    }

    /// <summary>Renders a sentence or two for use inside a paragraph; what is more than that is shown as it was
    /// written.</summary>
    public static string InLine(string markdown) =>
        new PageText().Sentences(LessonText.Parse(markdown)) ?? WebUtility.HtmlEncode(markdown);

    /// <summary>Renders the rest of a sentence that has begun, or the list that it leads to.</summary>
    public static string After(string words, string markdown)
    {
        var (page, text) = (new PageText(), LessonText.Parse(markdown));
        return page.Sentences(text) is { } rest ? $"<p>{words} {rest}</p>" : $"<p>{words}:</p>{page.ToHtml(text)}";
    }

    /// <summary>What is inside a paragraph that is all there is.</summary>
    private string? Sentences(LessonText text) => text.Document is [ParagraphBlock paragraph]
        ? Render(renderer => renderer.WriteLeafInline(paragraph)) : null;

    private string Render(Action<HtmlRenderer> write)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html) { LinkRewriter = _links.Target };
        LessonText.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCode());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(_headings);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new WideTable());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(_links);
        var words = new UnbrokenUnits();
        renderer.ObjectRenderers.ReplaceOrAdd<LiteralInlineRenderer>(words);
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new LabeledParagraph(words, picture));
        write(renderer);
        return html.ToString();
    }
}
