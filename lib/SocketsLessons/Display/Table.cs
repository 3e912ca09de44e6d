using System.Text;

namespace SocketsLessons;

/// <summary>A small table, which notebooks show as HTML and other programs as aligned text.</summary>
/// <param name="caption">What the table shows, with the units that the columns don't name.</param>
/// <param name="columns">The column headings.</param>
/// <param name="rows">The rows; each has one cell per column.</param>
/// <exception cref="ArgumentException">A row doesn't have one cell per column.</exception>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    : IRenderable
{
    private const int Short = 12;

    /// <summary>What the table shows.</summary>
    public string Caption { get; } = caption;

    /// <summary>The column headings.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The rows, each with one cell per column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; } = [.. rows.Select(row => row.Count == columns.Count
        ? row
        : throw new ArgumentException(
            $"A row has {row.Count} cells, but the table has {columns.Count} columns.", nameof(rows)))];

    /// <summary>The table as aligned text.</summary>
    public override string ToString() => ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToHtmlTable());

    string IRenderable.ToText() => ToText();

    internal string ToHtmlTable()
    {
        var html = new StringBuilder("<table><caption>").Append(Html.Encode(Caption)).Append("</caption><thead><tr>");
        foreach (var column in Columns) html.Append("<th scope=\"col\">").Append(Html.Encode(column)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append("<td>").Append(Html.Encode(Joined(cell))).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    // A number and its unit stay on one line, even on a phone.
    private static string Joined(string cell) =>
        cell.Length <= Short ? cell.Replace(' ', '\u00a0') : cell.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    internal string ToText()
    {
        var widths = Columns.Select(
            (column, i) => Rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        string Line(IReadOnlyList<string> cells) =>
            string.Join("  ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();
        var rule = string.Join("  ", widths.Select(width => new string('-', width)));
        return string.Join('\n', [Caption, Line(Columns), rule, .. Rows.Select(Line)]);
    }
}
