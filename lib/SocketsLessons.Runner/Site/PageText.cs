using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Site;

/// <summary>Turns the Markdown of one lesson, cell by cell, into HTML for a page among other pages.</summary>
/// <param name="hasLesson">Whether a notebook, by its file's name, has a page here; with none, every one has.</param>
internal sealed partial class PageText(Func<string, bool>? hasLesson = null)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    // The frame of a page has ids of its own.
    private readonly HashSet<string> _ids = [PageFrame.ContentId, PageFrame.StatusId];
    private readonly List<(string Id, string Text)> _headings = [];

    /// <summary>A list of links, folded in, to the headings of the second level so far.</summary>
    public string Contents(string name)
    {
        if (_headings.Count < 2) return "";
        var items = string.Concat(_headings.Select(part =>
            $"<li><a href=\"#{WebUtility.HtmlEncode(Uri.EscapeDataString(part.Id))}\">"
                + $"{WebUtility.HtmlEncode(part.Text)}</a></li>"));
        return $"<nav class=\"parts\" aria-label=\"{name}\">"
            + $"<details><summary>{name}</summary><ul>{items}</ul></details></nav>\n";
    }

    public string ToHtml(string markdown)
    {
        try
        {
            return Styled(Render(markdown));
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply; it can still be read.
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    /// <summary>Renders a sentence or two for use inside a paragraph; what is more than that is shown as it was
    /// written.</summary>
    public static string InLine(string markdown) =>
        Sentences(new PageText().ToHtml(markdown)) ?? WebUtility.HtmlEncode(markdown);

    /// <summary>Renders the rest of a sentence that has begun, or the list that it leads to.</summary>
    public static string After(string words, string markdown)
    {
        var html = new PageText().ToHtml(markdown);
        return Sentences(html) is { } rest ? $"<p>{words} {rest}</p>" : $"<p>{words}:</p>{html}";
    }

    /// <summary>What is inside a paragraph that is all there is.</summary>
    private static string? Sentences(string html) =>
        html.Trim() is var all && all.StartsWith("<p>", StringComparison.Ordinal)
        && all.IndexOf("</p>", StringComparison.Ordinal) == all.Length - 4 ? all[3..^4] : null;

    private string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            // A link that would lead nowhere is only its text.
            if (link.Url is { } url && hasLesson is not null && Notebook().Match(url) is { Success: true } lesson
                && !hasLesson(lesson.Value)) link.ReplaceBy(new ContainerInline());
            else link.Url = Target(link.Url);
        }

        foreach (var literal in document.Descendants<LiteralInline>())
            literal.Content = new StringSlice(BeforeUnit().Replace(literal.Content.ToString(), "\u00a0"));
        foreach (var heading in document.Descendants<HeadingBlock>()) Register(heading);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCode());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Cells are texts of their own, so two of them may have given the same id.</summary>
    private void Register(HeadingBlock heading)
    {
        var attributes = heading.GetAttributes();
        var wanted = attributes.Id ?? "part";
        for (var number = 2; !_ids.Add(attributes.Id ??= wanted); number++) attributes.Id = $"{wanted}-{number}";
        var text = string.Concat(heading.Inline?.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        }) ?? []);
        if (heading.Level == 2) _headings.Add((attributes.Id, text));
    }

    /// <summary>A link to another notebook, or to a text beside it, leads to its page; the contents are the
    /// index.</summary>
    private static string? Target(string? url) => url switch
    {
        null => null,
        "../README.md" => "index.html",
        _ when url.Contains("://", StringComparison.Ordinal) => url,
        _ when url.StartsWith("../", StringComparison.Ordinal) => url,
        _ => LocalFile().Replace(url, ".html"),
    };

    /// <summary>Marks what readers look for, and gives each table a box to scroll in.</summary>
    private static string Styled(string html) => Paragraph().Replace(
        html, found => $"<p class=\"{found.Groups[1].Value.ToLowerInvariant()}\">{found.Value[3..]}")
        .Replace("<table>", "<div class=\"wide\"><table>", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal);

    [GeneratedRegex(@"\.(ipynb|md)(?=#|$)")]
    private static partial Regex LocalFile();

    [GeneratedRegex(@"^[^/:]+(?=\.ipynb(#|$))")]
    private static partial Regex Notebook();

    // A number and its unit stay on one line.
    [GeneratedRegex(@"(?<=\d) (?=(%|[µmn]?s|[kM]?B|[kMG]?bit/s|bytes?)(\W|$))")]
    private static partial Regex BeforeUnit();

    [GeneratedRegex(@"<p><strong>(Predict|Explain|Try)\.</strong>")]
    private static partial Regex Paragraph();
}
