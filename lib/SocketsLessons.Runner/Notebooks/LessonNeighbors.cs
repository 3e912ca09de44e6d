using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>The lessons before and after one, as the line at its end links to them.</summary>
/// <param name="Before">The lesson before, or null.</param>
/// <param name="Next">The lesson after it, or null.</param>
internal sealed record LessonNeighbors(LessonNeighbors.Link? Before, LessonNeighbors.Link? Next)
{
    /// <summary>The words that begin these links.</summary>
    public const string BeforeLabel = "Before: ", NextLabel = "Next: ";

    private const string Extension = ".ipynb";

    public static LessonNeighbors Of(Notebook lesson)
    {
        var links = lesson.Cells.LastOrDefault(cell => cell.IsMarkdown)?.Markdown.Document.Descendants<LinkInline>()
            .ToArray() ?? [];
        return new LessonNeighbors(Find(links, BeforeLabel), Find(links, NextLabel));
    }

    private static Link? Find(LinkInline[] links, string label) => links
        .Where(link => link.Url?.EndsWith(Extension, StringComparison.Ordinal) == true)
        .Select(link => (Name: link.Url![..^Extension.Length], Text: LessonText.PlainText(link)))
        .Where(link => link.Text.StartsWith(label, StringComparison.Ordinal))
        .Select(link => new Link(link.Name, link.Text[label.Length..])).LastOrDefault();

    /// <summary>A link to a lesson.</summary>
    /// <param name="Name">The notebook's name.</param>
    /// <param name="Title">The lesson's title.</param>
    internal sealed record Link(string Name, string Title);
}
