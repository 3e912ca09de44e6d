using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes an executed lesson as a web page.</summary>
internal static class LessonPage
{
    public static string Write(LessonResult result, SiteOptions options)
    {
        var notebook = result.Executed;
        var text = new PageText(options.HasLesson, GlossaryMeanings.In(notebook.Folder));
        var cells = new StringBuilder();
        var contentsAt = 0;
        foreach (var cell in notebook.Cells)
        {
            if (cell.IsMarkdown)
                cells.Append(CultureInfo.InvariantCulture, $"<div class=\"text\">{text.ToHtml(cell)}</div>\n");
            else if (cell.IsCode)
                cells.Append(HelperCell.Is(cell, notebook) ? FoldedCell.Around(Code(cell)) : Code(cell));

            if (cell == notebook.Cells[0]) contentsAt = cells.Length;
        }

        cells.Insert(contentsAt, text.Contents("Parts of this lesson"));
        if (result.Failure is not null)
            cells.Insert(
                0, $"<p class=\"failure\"><strong>This run did not reach its end.</strong> "
                    + $"{VisibleText.ToHtml(result.Failure)}</p>\n");
        var hasCharts = notebook.CodeCells.Any(cell => cell.Outputs.Any(PageChart.IsChart));
        var opening = LessonOpening.Of(notebook);
        var description = opening.GoalsInOneLine is { } goals ? $"{opening.Lead} {goals}" : notebook.Title;
        return PublishedFrame.Write(
            notebook.Title, description, Links(notebook, options), cells.ToString(),
            Run(result.EndedAt, result.Duration, result.Engine, "All output on this page"), options, hasCharts);
    }

    private static string Code(Cell cell)
    {
        var html = new StringBuilder();
        var name = cell.ExecutionCount is { } count ? $"cell {count.ToString(CultureInfo.InvariantCulture)}"
            : "cell not run";
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"cell\"><div class=\"bar\"><span class=\"count\">C#, {name}</span></div>"
                + $"<pre class=\"code\"><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre>");
        if (cell.Outputs.Count > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"outputs\" role=\"group\" aria-label=\"Output of {name}\">");
            foreach (var output in cell.Outputs) html.Append(PageOutput.ToHtml(output!));
            html.Append("</div>");
        }

        return html.Append("</div>\n").ToString();
    }

    private static string Links(Notebook notebook, SiteOptions options)
    {
        var codespace = options.Codespace is { } address
            ? $"<a href=\"{WebUtility.HtmlEncode(address)}\">Open the lessons in a Codespace</a>" : "";
        return $"{codespace}<a href=\"{Uri.EscapeDataString(notebook.Name)}.ipynb\" download>This lesson as a "
            + "notebook</a>";
    }

    /// <summary>When, where and by what the cells were run.</summary>
    public static string Run(DateTimeOffset at, TimeSpan took, CellEngine engine, string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<p>{what} is from a run on <time datetime=\"{at:yyyy-MM-ddTHH:mmzzz}\">{at:yyyy-MM-dd HH:mm}</time>, "
            + $"which took {took.TotalSeconds:0.0} s, on {WebUtility.HtmlEncode(RuntimeInformation.OSDescription)}, "
            + $"{WebUtility.HtmlEncode(RuntimeInformation.FrameworkDescription)}, with the engine '{engine.Name}'. "
            + $"Your machine has other numbers: run the lessons there.</p>");
}
