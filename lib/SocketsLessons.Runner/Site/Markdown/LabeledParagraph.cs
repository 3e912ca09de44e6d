using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>
/// Marks the paragraphs that readers look for, and the word that they begin with. Where a picture with steps is all of
/// a paragraph, writes its figure.
/// </summary>
/// <param name="words">What writes their text.</param>
/// <param name="picture">The file of a picture, by its address; with none, no picture has steps.</param>
internal sealed class LabeledParagraph(UnbrokenUnits words, Func<string, string?>? picture) : ParagraphRenderer
{
    public const string Predict = "Predict.", Explain = "Explain.";

    private static readonly string[] Labels = [Predict, Explain, "Try."];

    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (picture is not null && obj.Inline is { FirstChild: LinkInline { IsImage: true } image, LastChild: var last }
            && image == last && image.Url is { } address
            && SteppedPicture.ToHtml(address, picture, LessonText.PlainText(image)) is { } figure)
        {
            renderer.EnsureLine();
            renderer.Write(figure);
            return;
        }

        if (renderer.ImplicitParagraph || Label(obj) is not { } label)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        renderer.Write($"<p class=\"{label.TrimEnd('.').ToLowerInvariant()}\">");
        words.Label = label;
        renderer.WriteLeafInline(obj);
        renderer.WriteLine("</p>");
    }

    /// <summary>The label of a paragraph, or null. The bold text may go on with the answer: <c>**Explain. The system
    /// picks the port.**</c></summary>
    public static string? Label(Block block) =>
        block is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } bold }
            && bold.FirstChild is LiteralInline first
            ? Array.Find(Labels, label => $"{first.Content} ".StartsWith($"{label} ", StringComparison.Ordinal)) : null;
}
