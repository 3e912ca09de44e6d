using System.Globalization;
using System.Net;
using System.Text;
using SocketsLessons.Runner.Live.Lessons;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>
/// Writes the page of a lesson in which cells can be changed and run. It can be read before any script has run; the
/// scripts put editors in place of the code, and bring the outputs.
/// </summary>
internal static class LiveLessonPage
{
    public static string Write(LiveLesson lesson, LiveLessons lessons)
    {
        var notebook = lesson.Notebook;
        var text = new PageText(lessons.Has, lessons.Meanings, address => lessons.Image($"/{address}"));
        var exercises = LessonExercise.In(notebook).ToDictionary(exercise => exercise.Stub.Id);
        var cells = new StringBuilder();
        var number = 0;
        LessonExercise? exercise = null;
        IReadOnlyList<int> minutes;
        lock (lesson.Work.Lock)
        {
            minutes = ReadingTime.MinutesBySection(notebook);
            foreach (var cell in notebook.Cells)
            {
                if (cell.IsMarkdown)
                {
                    var help = exercise is null ? "" : $" data-help=\"{exercise.Number}\"";
                    cells.Append(
                        CultureInfo.InvariantCulture,
                        $"<div class=\"text\" data-text=\"{Encode(cell.Id)}\"{help}>"
                            + $"{text.ToHtml(cell)}</div>\n");
                    exercise = null;
                }
                else if (cell.IsCode)
                {
                    exercise = exercises.GetValueOrDefault(cell.Id);
                    var code = Code(cell, ++number, exercise);
                    cells.Append(HelperCell.Is(cell, notebook) ? FoldedCell.Around(code) : code);
                }
            }
        }

        var plotly = PlotlyTag.Data(lessons.PlotlyFile is not null);
        var main = $"{PageFrame.Neighbors(notebook, lessons.Has)}{Toolbar}{cells}";
        return LiveFrame.Write(notebook.Title, LiveFrame.LessonScripts,
            $"<a href=\"/{Uri.EscapeDataString(notebook.Name)}.ipynb\" download>My notebook</a>",
            text.Contents("Parts of this lesson", minutes),
            $"<div data-lesson=\"{Encode(notebook.Name)}\" {plotly}>{main}</div>", Footer);
    }

    private const string Toolbar =
        """
        <div class="in-sight">
        <div class="tools" role="toolbar" aria-label="This lesson">
        <span class="kernel" id="kernel">Connecting …</span>
        <button type="button" data-do="run-all">Run all</button>
        <button type="button" data-do="stop" disabled>Stop</button>
        <button type="button" data-do="restart">Restart</button>
        <button type="button" data-do="reset">Reset lesson</button>
        </div>
        <div id="notices" role="alert"></div>
        </div>
        <noscript><p class="failure">To run cells, this page needs JavaScript.</p></noscript>

        """;

    private const string Footer =
        """
        <p><kbd>Shift</kbd>+<kbd>Enter</kbd> runs a cell and goes to the next; <kbd>Ctrl</kbd>+<kbd>Enter</kbd>
        runs it and stays;
        <kbd>Esc</kbd> leaves an editor; <kbd>Ctrl</kbd>+<kbd>K</kbd> searches all lessons.
        Your code is saved as you type, in the folder <code>work</code>.</p>
        """;

    private static string Code(Cell cell, int number, LessonExercise? exercise)
    {
        var name = $"Cell {number}";
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <section class="cell live" id="cell-{Encode(cell.Id)}" data-cell="{Encode(cell.Id)}" data-number="{number}"
              {(exercise is null ? "" : $" data-exercise=\"{exercise.Number}\"")} aria-label="{name}">
            <div class="bar">
            <button type="button" class="run" data-do="run" aria-label="Run cell {number}">▷ Run</button>
            <span class="count">{name}</span><span class="status"></span>
            <details class="more"><summary aria-label="More for cell {number}">⋯</summary><div>
            <button type="button" data-do="above">Run all above</button>
            <button type="button" data-do="from">Run from here</button>
            <button type="button" data-do="reset">Reset cell</button>
            </div></details>
            </div>
            <div class="editor"><pre class="code" tabindex="0" role="textbox" aria-multiline="true"
              aria-label="Code of cell {number}"><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre></div>
            <div class="outputs" role="group" aria-label="Output of cell {number}" hidden></div>
            </section>

            """);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
