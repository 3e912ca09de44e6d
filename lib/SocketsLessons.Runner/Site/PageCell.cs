using System.Globalization;
using System.Net;
using System.Text;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>A code cell on a published page.</summary>
/// <param name="cell">The cell.</param>
/// <param name="name">What it's called; with none, its number.</param>
internal sealed class PageCell(Cell cell, string? name = null)
{
    public string Name { get; } = name ?? (cell.ExecutionCount is { } count
        ? $"cell {count.ToString(CultureInfo.InvariantCulture)}" : "cell not run");

    public bool HasOutput => cell.Outputs.Count > 0;

    /// <summary>Its code, and below it its outputs.</summary>
    public string ToHtml() => $"<div class=\"cell\">{Code}{Outputs}</div>\n";

    /// <summary>Its code, where its outputs are elsewhere.</summary>
    public string CodeToHtml() => $"<div class=\"cell\">{Code}</div>\n";

    /// <summary>What it has shown; nothing, if that was nothing.</summary>
    public string Outputs
    {
        get
        {
            if (!HasOutput) return "";
            var html = new StringBuilder(
                $"<div class=\"outputs\" role=\"group\" aria-label=\"Output of {WebUtility.HtmlEncode(Name)}\">");
            foreach (var output in cell.Outputs) html.Append(PageOutput.ToHtml(output!));
            return html.Append("</div>").ToString();
        }
    }

    private string Code =>
        $"<div class=\"bar\"><span class=\"count\">C#, {WebUtility.HtmlEncode(Name)}</span></div>"
            + $"<pre class=\"code\"><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre>";
}
