using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes an executed lesson as a web page.</summary>
internal static partial class LessonPage
{
    public static string Write(LessonResult result, SiteOptions options)
    {
        var notebook = result.Executed;
        var text = new PageText(
            options.HasLesson, GlossaryMeanings.In(notebook.Folder),
            address => Path.Combine(notebook.Folder, address));
        // A lesson that ended early is read for what went wrong.
        var parts = new PredictedParts(text, covers: result.Failure is null || result.Solved is not null);
        var solutions = SolvedExercise.In(result);
        var openingEnd = 0;
        Cell? exercise = null;
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            if (cell.IsMarkdown)
            {
                var leadsToCode = notebook.Cells.ElementAtOrDefault(index + 1) is { IsCode: true };
                parts.Add(cell, leadsToCode, exercise is null ? null : solutions.GetValueOrDefault(exercise));
                exercise = null;
            }
            else if (cell.IsCode)
            {
                parts.Add(new PageCell(cell), isHelper: HelperCell.Is(cell, notebook));
                exercise = cell;
            }

            if (index == 0) openingEnd = parts.Length;
        }

        var cells = PageFrame.Neighbors(notebook, options.HasLesson)
            + parts.ToHtml().Insert(openingEnd, parts.RevealAll);
        if (result.Failure is not null)
            cells = $"<p class=\"failure\"><strong>This run failed.</strong> {VisibleText.ToHtml(result.Failure)}</p>\n"
                + cells;
        var hasCharts = notebook.CodeCells.Concat(result.Solved?.CodeCells ?? [])
            .Any(cell => cell.Outputs.Any(PageChart.IsChart));
        var opening = LessonOpening.Of(notebook);
        var description = opening.GoalsInOneLine is { } goals ? $"{opening.Lead} {goals}" : notebook.Title;
        return PublishedFrame.Write(
            notebook.Title, description, Links(notebook, options),
            text.Contents("Parts of this lesson", ReadingTime.MinutesBySection(notebook)), WithStylesOnce(cells),
            Run(result.EndedAt, result.Duration, result.Engine, "All output on this page"), options, hasCharts,
            hasAnswers: parts.Count > 0);
    }

    /// <summary>Each table and drawing of the library brings its style: a page needs it once.</summary>
    private static string WithStylesOnce(string html)
    {
        var seen = new HashSet<string>();
        return Style().Replace(html, style => seen.Add(style.Value) ? style.Value : "");
    }

    // In text and in data, a < is encoded.
    [GeneratedRegex("<style>[^<]*</style>")]
    private static partial Regex Style();

    private static string Links(Notebook notebook, SiteOptions options)
    {
        var codespace = options.Codespace is { } address
            ? $"<a href=\"{WebUtility.HtmlEncode(address)}\">Run in a Codespace</a>" : "";
        return $"{codespace}<a href=\"{Uri.EscapeDataString(notebook.Name)}.ipynb\" download>Download the notebook</a>";
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
