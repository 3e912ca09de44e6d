using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Pages;

/// <summary>Writes an executed lesson as a web page.</summary>
internal static class LessonPage
{
    public static string Write(LessonResult result, bool withPlotly)
    {
        var notebook = result.Executed;
        var body = new StringBuilder();
        if (result.Failure is not null)
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"failure\"><strong>This run did not reach its end.</strong> {WebUtility.HtmlEncode(result.Failure)}</p>");
        foreach (var cell in notebook.Cells)
        {
            if (cell.IsMarkdown) body.Append(CultureInfo.InvariantCulture, $"<section>{PageText.ToHtml(cell.Source)}</section>\n");
            else if (cell.IsCode) WriteCode(body, cell);
        }

        body.Append(CultureInfo.InvariantCulture,
            $"<p class=\"run\">Run on {result.At:yyyy-MM-dd HH:mm} in {result.Took.TotalSeconds:0.0} s, on {WebUtility.HtmlEncode(RuntimeInformation.OSDescription)}, {WebUtility.HtmlEncode(RuntimeInformation.FrameworkDescription)}, with the engine '{result.Engine.Name}'.</p>");
        return PageFrame.Write(notebook.Title, body.ToString(), withPlotly);
    }

    private static void WriteCode(StringBuilder body, Cell cell)
    {
        var count = cell.ExecutionCount is { } known ? known.ToString(CultureInfo.InvariantCulture) : " ";
        body.Append(CultureInfo.InvariantCulture,
            $"<div class=\"cell\"><span class=\"count\" aria-label=\"{(count == " " ? "not run" : $"cell {count}")}\">[{count}]</span><pre class=\"code\" tabindex=\"0\"><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre></div>\n");
        if (cell.Outputs.Count == 0) return;
        body.Append("<div class=\"outputs\">");
        foreach (var output in cell.Outputs) body.Append(PageOutput.ToHtml(output!));
        body.Append("</div>\n");
    }
}
