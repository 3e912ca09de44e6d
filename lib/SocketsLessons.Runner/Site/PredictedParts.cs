using System.Globalization;
using System.Text;
using Markdig.Syntax;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site.Markdown;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// The texts and cells of a lesson's page. What answers a prediction is in its own part, which cover.js covers
/// until the reader asks for it: the output of the cell, and the text that explains it.
/// </summary>
/// <param name="text">Renders the texts.</param>
/// <param name="covers">Whether there are such parts.</param>
internal sealed class PredictedParts(PageText text, bool covers)
{
    private readonly StringBuilder _page = new();
    private bool _isPredicted;
    private bool _isOpen;

    /// <summary>How many answers there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>How long the page is so far.</summary>
    public int Length => _page.Length;

    /// <summary>What uncovers all answers of the site; nothing, if this page has none.</summary>
    public string RevealAll => Count == 0 ? "" :
        """
        <p class="reveal-all"><span class="when-covered">Where a lesson asks you to predict, the output is covered
        first.</span>
        <button type="button"><span class="when-covered">Show all outputs</span><span class="when-shown">Cover outputs
        again</span></button></p>

        """;

    /// <summary>Adds a text cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="leadsToCode">Whether a code cell follows.</param>
    /// <param name="solution">The solved exercise as HTML, shown below the folded parts of this text; or null.</param>
    public void Add(Cell cell, bool leadsToCode, string? solution)
    {
        var blocks = cell.Markdown.Document;
        var explained = _isPredicted ? Explanation(blocks, leadsToCode) : 0;
        if (explained > 0)
        {
            if (!_isOpen) Open("answer", "");
            AddText(cell, ..explained);
        }

        Close();
        // A prediction is open until a text explains it, or the next part begins.
        if (explained > 0) _isPredicted = false;
        var folded = solution is null ? 0 : blocks.Select((block, index) => (block, index)).Where(part =>
            part.block is HtmlBlock html && html.Lines.ToString().Contains("</details>", StringComparison.Ordinal))
            .Select(part => part.index + 1).LastOrDefault();
        if (folded > explained) AddText(cell, explained..folded);
        _page.Append(solution);
        AddText(cell, Math.Max(folded, explained)..);
        foreach (var block in blocks)
        {
            if (IsQuestion(block)) _isPredicted = covers;
            else if (IsPart(block)) _isPredicted = false;
        }
    }

    /// <summary>Adds a code cell.</summary>
    public void Add(PageCell cell, bool isHelper)
    {
        // The code of a cell answers nothing: it can be read though the output above it is covered.
        Close();
        if (isHelper) _page.Append(FoldedCell.Around(cell.ToHtml()));
        else if (_isPredicted && cell.HasOutput)
        {
            _page.Append(cell.CodeToHtml());
            Open("output", $" of {cell.Name}");
            _page.Append(cell.Outputs).Append('\n');
        }
        else _page.Append(cell.ToHtml());
    }

    public string ToHtml()
    {
        Close();
        return _page.ToString();
    }

    /// <summary>How many blocks at the beginning explain what was predicted.</summary>
    private static int Explanation(MarkdownDocument blocks, bool leadsToCode)
    {
        if (blocks.Count == 0 || LabeledParagraph.Label(blocks[0]) != LabeledParagraph.Explain) return 0;
        var end = 1;
        while (end < blocks.Count && !IsQuestion(blocks[end]) && !IsPart(blocks[end])) end++;
        var leadsOn = end < blocks.Count ? IsQuestion(blocks[end]) : leadsToCode;
        // What leads to the next question or cell is read before that.
        return leadsOn && end > 1 && blocks[end - 1] is ParagraphBlock ? end - 1 : end;
    }

    private static bool IsQuestion(Block block) => LabeledParagraph.Label(block) == LabeledParagraph.Predict;

    private static bool IsPart(Block block) => block is HeadingBlock { Level: <= 2 };

    private void AddText(Cell cell, Range blocks)
    {
        if (text.ToHtml(cell, blocks) is { Length: > 0 } html)
            _page.Append("<div class=\"text\">").Append(html).Append("</div>\n");
    }

    private void Open(string what, string ofWhat)
    {
        // No heading's id has a capital letter.
        var id = $"Answer-{++Count}";
        _page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <button type="button" class="reveal" aria-expanded="false" aria-controls="{id}"><span
            class="when-covered"><strong>What do you expect?</strong> Show the {what}</span><span
            class="when-shown">Hide the {what}</span><span class="unseen">{ofWhat}</span></button>
            <div class="answer" id="{id}">

            """);
        _isOpen = true;
    }

    private void Close()
    {
        if (!_isOpen) return;
        _page.Append("</div>\n");
        _isOpen = false;
    }
}
