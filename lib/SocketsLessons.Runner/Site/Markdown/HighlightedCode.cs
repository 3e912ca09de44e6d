using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>Writes the C# of a lesson's text, its solutions say, as that of its cells is written.</summary>
internal sealed class HighlightedCode : CodeBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        if (obj is FencedCodeBlock { Info: "csharp" or "C#" } code)
            renderer.Write(
                "<div class=\"cell\"><pre class=\"code\">"
                    + $"<code>{CodeHighlighter.ToHtml(code.Lines.ToString())}</code></pre></div>\n");
        else
            base.Write(renderer, obj);
    }
}
