using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site.Markdown;

/// <summary>
/// Writes headings with an id that no other part of the page has: each cell is a separate text, so two of them may
/// have been given the same one.
/// </summary>
/// <param name="taken">The ids of the page's other parts.</param>
internal sealed class PageHeading(params string[] taken) : HeadingRenderer
{
    private readonly HashSet<string> _ids = [.. taken];
    private readonly List<(string Id, string Text)> _sections = [];
    private readonly Dictionary<HeadingBlock, string> _idOf = [];

    /// <summary>The headings of the second level so far.</summary>
    public IReadOnlyList<(string Id, string Text)> Sections => _sections;

    /// <summary>The id that a heading has been written with.</summary>
    public string IdOf(HeadingBlock heading) => _idOf[heading];

    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var wanted = obj.TryGetAttributes()?.Id ?? "part";
        var id = wanted;
        for (var number = 2; !_ids.Add(id); number++) id = $"{wanted}-{number}";
        _idOf[obj] = id;
        if (obj.Level == 2) _sections.Add((id, LessonText.PlainText(obj)));
        renderer.EnsureLine();
        renderer.Write($"<h{obj.Level} id=\"").WriteEscape(id);
        renderer.Write("\">");
        renderer.WriteLeafInline(obj);
        renderer.WriteLine($"</h{obj.Level}>");
    }
}
