using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>Writes text in which a number and its unit stay on one line.</summary>
internal sealed class UnbrokenUnits : LiteralInlineRenderer
{
    /// <summary>What the next text begins with and what is marked there, with the full stop that ends it.</summary>
    public string? Label { get; set; }

    protected override void Write(HtmlRenderer renderer, LiteralInline obj)
    {
        var text = UnitText.Join(obj.Content.ToString());
        if (Label is { } label)
        {
            renderer.Write($"<span class=\"label\">{label.TrimEnd('.')}</span>");
            text = text[label.Length..].TrimStart();
            Label = null;
        }

        if (renderer.EnableHtmlEscape) renderer.WriteEscape(text);
        else renderer.Write(text);
    }
}
