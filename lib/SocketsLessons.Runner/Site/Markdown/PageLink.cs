using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>
/// Writes links for a page among other pages: a link to another notebook, or to a text beside it, leads to its page,
/// and one that would lead nowhere is only its text. A picture that the cell holds in itself stands in its address.
/// </summary>
/// <param name="hasLesson">Whether a notebook, by its file's name, has a page; with none, every one has.</param>
/// <param name="meanings">What terms mean. A link to one has it as its title, which glossary.js shows.</param>
/// <param name="picture">The file of a picture, by its address.</param>
internal sealed partial class PageLink(
    Func<string, bool>? hasLesson, GlossaryMeanings? meanings, Func<string, string?>? picture) : LinkInlineRenderer
{
    private const string AttachmentScheme = "attachment:";

    /// <summary>The cell whose text is rendered; null for a text that is in none.</summary>
    public Cell? Cell { get; set; }

    /// <summary>The address in a page.</summary>
    public string Target(string address)
    {
        if (address == "../README.md") return "index.html";
        if (address.StartsWith(AttachmentScheme, StringComparison.Ordinal) && Cell is not null)
            return PagePicture.Attachment(Cell, Uri.UnescapeDataString(address[AttachmentScheme.Length..])) ?? address;
        return address.Contains(':', StringComparison.Ordinal) || address.StartsWith("../", StringComparison.Ordinal)
            ? address : LocalFile().Replace(address, ".html");
    }

    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        if (obj.Url is { } address && hasLesson is not null
            && LocalNotebook().Match(address) is { Success: true } lesson && !hasLesson(lesson.Value))
            renderer.WriteChildren(obj);
        else if (meanings?.Of(obj.Url) is { } meaning && !obj.IsImage)
            WriteTerm(renderer, obj, meaning);
        else if (obj is { IsImage: true, Url: { } file } && picture is not null
            && PictureFile.Size(picture(file)) is { Length: > 0 } size)
        {
            renderer.Write("<img src=\"").WriteEscapeUrl(file);
            renderer.Write("\" alt=\"");
            (var asHtml, renderer.EnableHtmlForInline) = (renderer.EnableHtmlForInline, false);
            renderer.WriteChildren(obj);
            renderer.EnableHtmlForInline = asHtml;
            renderer.Write("\"");
            if (obj.Title is { Length: > 0 } title) renderer.Write(" title=\"").WriteEscape(title).Write("\"");
            renderer.Write($"{size}>");
        }
        else
            base.Write(renderer, obj);
    }

    private void WriteTerm(HtmlRenderer renderer, LinkInline term, string meaning)
    {
        renderer.Write("<a class=\"term\" href=\"").WriteEscapeUrl(Target(term.Url!));
        renderer.Write("\" title=\"").WriteEscape(meaning);
        renderer.Write("\">").WriteChildren(term);
        renderer.Write("</a>");
    }

    [GeneratedRegex(@"\.(ipynb|md)(?=#|$)")]
    private static partial Regex LocalFile();

    [GeneratedRegex(@"^[^/:]+(?=\.ipynb(#|$))")]
    private static partial Regex LocalNotebook();
}
