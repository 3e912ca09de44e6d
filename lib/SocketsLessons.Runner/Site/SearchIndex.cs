using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Markdig.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// What can be searched on the site (search.js): the headings of its pages, each with the text and the code below it.
/// What is folded in, such as solutions, is left out. It's a script, because a page that is opened from a folder may
/// read no other file.
/// </summary>
internal sealed class SearchIndex
{
    public const string File = "search-index.js";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Page> _pages = [];

    public void Add(Notebook lesson)
    {
        var parts = new Parts();
        foreach (var cell in lesson.Cells)
        {
            if (cell.IsMarkdown) parts.Add(cell.Markdown);
            else if (cell.IsCode) parts.AddCode(cell.Source);
        }

        _pages.Add(new Page($"{Uri.EscapeDataString(lesson.Name)}.html", lesson.Title, false, parts.All));
    }

    /// <summary>Adds a text beside the lessons, such as the glossary.</summary>
    public void Add(string address, string markdown)
    {
        var parts = new Parts();
        parts.Add(LessonText.Parse(markdown));
        _pages.Add(new Page(
            Uri.EscapeDataString(address), TextPage.Title(markdown), address == GlossaryMeanings.Page, parts.All));
    }

    /// <summary>The index, as the text of a script.</summary>
    public string ToScript() => $"globalThis.lessonIndex={JsonSerializer.Serialize(_pages, Format)};\n";

    /// <param name="Address">Its address.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="IsGlossary">Whether it explains terms, which are found before other text.</param>
    /// <param name="Parts">Its parts: each heading's id, its words, the text below it, and the code.</param>
    private sealed record Page(string Address, string Title, bool IsGlossary, IEnumerable<string[]> Parts);

    /// <summary>The parts of one page, in the order of their headings.</summary>
    private sealed class Parts
    {
        private readonly PageText _page = new();
        private readonly List<(string Id, string Heading, StringBuilder Text, StringBuilder Code)> _parts = [];

        public IEnumerable<string[]> All => _parts.Select(part =>
            (string[])[part.Id, part.Heading, part.Text.ToString(), part.Code.ToString().TrimEnd()]);

        public void Add(LessonText text)
        {
            // Rendering gives the headings the ids that they have on the page.
            _page.ToHtml(text);
            foreach (var (block, _) in text.Blocks.Where(block => !block.IsFolded))
            {
                if (block is HeadingBlock heading)
                    _parts.Add((_page.IdOf(heading), LessonText.PlainText(heading), new(), new()));
                else if (_parts.Count > 0)
                    AddText(block, _parts[^1].Text);
            }
        }

        /// <summary>Adds lines of code, each without the spaces around it.</summary>
        public void AddCode(string code)
        {
            if (_parts.Count == 0) return;
            const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            foreach (var line in code.Split('\n', Trimmed))
                _parts[^1].Code.Append(line).Append('\n');
        }

        /// <summary>Adds the words of a block. Where no sentence ends, as in the cells of a table, a dot keeps them
        /// apart.</summary>
        private void AddText(Block block, StringBuilder text)
        {
            foreach (var leaf in block is LeafBlock only ? [only] : block.Descendants<LeafBlock>())
            {
                if (leaf is CodeBlock code) AddCode(code.Lines.ToString());
                else if (LessonText.PlainText(leaf).Trim() is { Length: > 0 } words)
                {
                    if (text.Length > 0) text.Append(text[^1] is '.' or ':' or '?' or '!' ? " " : " · ");
                    text.Append(words);
                }
            }
        }
    }
}
