using System.Globalization;
using System.Net;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes the page that leads to the lessons.</summary>
internal static class IndexPage
{
    private const string How =
        """
        <h2 class="quiet">How a lesson works</h2>
        <ol class="how">
        <li><strong>Predict</strong> what a few lines of code will do.</li>
        <li><strong>Look</strong> at what they really do: run them, or uncover the output.</li>
        <li><strong>Understand</strong> why, and try it in an exercise with hints and a solution.</li>
        </ol>
        """;

    /// <param name="entries">The lessons, in order.</param>
    /// <param name="results">Those that were just run.</param>
    /// <param name="texts">The addresses of the pages beside them, and their Markdown.</param>
    /// <param name="options">What the site has.</param>
    public static string Write(
        IReadOnlyList<IndexEntry> entries, IReadOnlyList<LessonResult> results,
        IReadOnlyList<(string Address, string Markdown)> texts, SiteOptions options)
    {
        var cards = entries.Select(Card).ToArray();
        var start = cards is [var first, ..] ? $"<a class=\"button\" href=\"{first.Address}\">Start</a>" : "";
        var codespace = options.Codespace is { } address
            ? $"<a class=\"button quiet\" href=\"{WebUtility.HtmlEncode(address)}\">Run in a Codespace</a>" : "";
        var main = LessonIndex.Top(cards, start + codespace, Need(options)) + How + LessonIndex.Parts(cards)
            + LessonIndex.Texts(texts);
        var run = Run(results, entries.Count > results.Count
            ? "The newest output on these pages" : "All output on these pages");
        return PublishedFrame.Write(
            "SocketsLessons", "C# lessons on sockets, run and measured.", "", "", main, run + Runs(entries), options,
            hasCharts: false);
    }

    private static string Need(SiteOptions options) => options.Codespace is null
        ? "It's free. Read the lessons here, or run them with the .NET SDK."
        : "It's free. Read the lessons here. Run them with the .NET SDK, or in a Codespace: a machine at GitHub, in "
            + "your browser, for which you need an account.";

    private static IndexCard Card(IndexEntry lesson) => new(
        $"{Uri.EscapeDataString(lesson.Name)}.html", lesson.Title, lesson.Opening, lesson.Picture, lesson.Exercises,
        More: lesson.HasFailed ? "<p class=\"failure\"><strong>This run failed.</strong></p>" : "");

    /// <summary>What authors and teachers ask for: how each lesson ran, and its notebook.</summary>
    private static string Runs(IEnumerable<IndexEntry> entries) =>
        "<details><summary>How each lesson ran, and its notebook</summary><div class=\"wide\"><table><thead><tr>"
            + "<th scope=\"col\">lesson</th><th scope=\"col\">code cells</th><th scope=\"col\">run in</th>"
            + $"<th scope=\"col\">executed notebook</th></tr></thead><tbody>{string.Concat(entries.Select(Row))}"
            + "</tbody></table></div></details>";

    private static string Row(IndexEntry lesson) => string.Create(
        CultureInfo.InvariantCulture,
        $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(lesson.Title)}</th><td>{lesson.CodeCells}</td>"
            + $"<td>{lesson.Seconds:0.0} s</td>"
            + $"<td><a href=\"{Uri.EscapeDataString(lesson.Name)}.ipynb\" download>Download<span class=\"unseen\"> "
            + $"{WebUtility.HtmlEncode(lesson.Title)}</span></a></td></tr>");

    private static string Run(IReadOnlyList<LessonResult> results, string what) =>
        results.Count == 0 ? "" : LessonPage.Run(
        results.Max(result => result.EndedAt), TimeSpan.FromTicks(results.Sum(result => result.Duration.Ticks)),
        results[0].Engine, what);
}
