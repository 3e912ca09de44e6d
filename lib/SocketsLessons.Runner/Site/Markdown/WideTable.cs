using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>Writes a table in a box that it can scroll in.</summary>
internal sealed class WideTable : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"wide\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
