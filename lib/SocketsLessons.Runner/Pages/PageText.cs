using System.Net;
using Markdig;

namespace SocketsLessons.Runner.Pages;

/// <summary>Turns a lesson's Markdown into HTML for a page among other pages.</summary>
internal static class PageText
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    public static string ToHtml(string markdown)
    {
        try
        {
            return Render(markdown);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply; it can still be read.
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    private static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.LinkInline>(document))
            link.Url = Target(link.Url);
        return document.ToHtml(Pipeline);
    }

    /// <summary>A link to another notebook leads to its page; the contents are the index.</summary>
    private static string? Target(string? url) => url switch
    {
        null => null,
        "../README.md" => "index.html",
        _ when url.Contains("://", StringComparison.Ordinal) => url,
        _ => url.Replace(".ipynb", ".html", StringComparison.Ordinal),
    };
}
