using System.Globalization;
using System.Net;
using System.Text;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes the page that leads to the lessons.</summary>
internal static class IndexPage
{
    private const string Intro =
        """
        <h1>SocketsLessons</h1>
        <p class="lead">Learn sockets in C# by running them. Every claim is an experiment, and its result is shown below
        its code.</p>
        <h2>How to read a lesson</h2>
        <p>Take the lessons in this order. Where the text says <strong>Predict</strong>, decide what you expect before
        you read
        on; the output below the code is what really happened. Exercises have hints and a solution, which fold out.</p>
        """;

    /// <param name="entries">The lessons, in order.</param>
    /// <param name="results">Those that were just run.</param>
    /// <param name="texts">The addresses of the pages beside them, and their Markdown.</param>
    /// <param name="options">What the site has.</param>
    public static string Write(
        IReadOnlyList<IndexEntry> entries, IReadOnlyList<LessonResult> results,
        IReadOnlyList<(string Address, string Markdown)> texts, SiteOptions options)
    {
        var main = new StringBuilder(Intro);
        if (options.Codespace is { } codespace)
            main.Append(
                CultureInfo.InvariantCulture,
                $"<p>To run them yourself, <a href=\"{WebUtility.HtmlEncode(codespace)}\">open the lessons in a "
                    + $"Codespace</a>.</p>");
        main.Append("<h2>The lessons</h2><ol class=\"path\">");
        foreach (var entry in entries) main.Append(Lesson(entry));
        main.Append("</ol>");
        main.Append(LessonIndex.Texts(texts));

        var run = Run(results, entries.Count > results.Count
            ? "The newest output on these pages" : "All output on these pages");
        return PublishedFrame.Write(
            "SocketsLessons", "C# lessons on sockets, run and measured.", "", main.ToString(), run, options,
            hasCharts: false);
    }

    private static string Lesson(IndexEntry lesson)
    {
        var address = Uri.EscapeDataString(lesson.Name);
        string?[] facts =
        [
            lesson.Exercises > 0 ? $"{lesson.Exercises} {(lesson.Exercises == 1 ? "exercise" : "exercises")}." : null,
            string.Create(
                CultureInfo.InvariantCulture, $"{lesson.CodeCells} code cells, run in {lesson.Seconds:0.0} s."),
            $"<a href=\"{address}.ipynb\" download>The executed notebook<span class=\"unseen\"> of "
                + $"{WebUtility.HtmlEncode(lesson.Title)}</span></a>.",
            lesson.HasFailed ? "<strong class=\"failure\">This run failed.</strong>" : null,
        ];
        return LessonIndex.Item(
            $"{address}.html", lesson.Title, lesson.Opening, facts);
    }

    private static string Run(IReadOnlyList<LessonResult> results, string what) =>
        results.Count == 0 ? "" : LessonPage.Run(
        results.Max(result => result.EndedAt), TimeSpan.FromTicks(results.Sum(result => result.Duration.Ticks)),
        results[0].Engine, what);
}
