using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>Marks the paragraphs that readers look for, by the word that they begin with.</summary>
internal sealed class LabeledParagraph : ParagraphRenderer
{
    private static readonly string[] Labels = ["Predict.", "Explain.", "Try."];

    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.ImplicitParagraph || Label(obj) is not { } label)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        renderer.Write($"<p class=\"{label.TrimEnd('.').ToLowerInvariant()}\">");
        renderer.WriteLeafInline(obj);
        renderer.WriteLine("</p>");
    }

    // The bold text may go on with the answer: **Explain. The system picks the port.**
    private static string? Label(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2, FirstChild: LiteralInline first }
            ? Array.Find(Labels, label => $"{first.Content} ".StartsWith($"{label} ", StringComparison.Ordinal)) : null;
}
