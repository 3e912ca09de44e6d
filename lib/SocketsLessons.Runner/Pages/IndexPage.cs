using System.Globalization;
using System.Net;
using System.Text;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Pages;

/// <summary>Writes the page that leads to the lessons.</summary>
internal static class IndexPage
{
    public static string Write(IReadOnlyList<LessonResult> results)
    {
        var body = new StringBuilder("<h1>SocketsLessons</h1><p>Sockets in C#, run and measured on this machine.</p><ol class=\"lessons\">");
        foreach (var result in results)
        {
            var lesson = result.Executed;
            var failed = result.Failure is null ? "" : " <strong>This run did not reach its end.</strong>";
            body.Append(CultureInfo.InvariantCulture,
                $"<li><a href=\"{Uri.EscapeDataString(lesson.Name)}.html\">{WebUtility.HtmlEncode(lesson.Title)}</a> <span class=\"run\">{lesson.CodeCells.Count()} code cells, run in {result.Took.TotalSeconds:0.0} s; <a href=\"{Uri.EscapeDataString(lesson.Name)}.ipynb\">the executed notebook</a>.{failed}</span></li>");
        }

        return PageFrame.Write("SocketsLessons", body.Append("</ol>").ToString(), withPlotly: false);
    }
}
