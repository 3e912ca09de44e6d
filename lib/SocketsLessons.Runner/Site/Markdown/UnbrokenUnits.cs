using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>Writes text in which a number and its unit stay on one line.</summary>
internal sealed class UnbrokenUnits : LiteralInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LiteralInline obj)
    {
        var text = UnitText.Join(obj.Content.ToString());
        if (renderer.EnableHtmlEscape) renderer.WriteEscape(text);
        else renderer.Write(text);
    }
}
