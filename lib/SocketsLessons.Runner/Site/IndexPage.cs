using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes the page that leads to the lessons, in their order.</summary>
internal static partial class IndexPage
{
    private const string Intro =
        """
        <h1>SocketsLessons</h1>
        <p class="lead">Learn sockets in C# by running them. Every claim is an experiment, and what came out of it is
        shown below its code.</p>
        <h2>How to read a lesson</h2>
        <p>Take the lessons in this order. Where the text says <strong>Predict</strong>, decide what you expect before you read
        on; the output below the code is what really happened. Exercises have hints and a solution, which fold out.</p>
        """;

    /// <param name="results">The lessons that were run.</param>
    /// <param name="texts">The addresses of the pages beside them, and what they are made of.</param>
    /// <param name="options">What the site has.</param>
    /// <param name="earlier">The index that is there, whose other lessons stay in it; null where these are all lessons.</param>
    public static string Write(IReadOnlyList<LessonResult> results, IReadOnlyList<(string Address, string Markdown)> texts, SiteOptions options, string? earlier = null)
    {
        var lessons = results.Select(result => (result.Executed.Name, Html: Lesson(result))).ToList();
        var kept = Written().Matches(earlier ?? "").Select(item => (Name: Uri.UnescapeDataString(item.Groups[1].Value), Html: item.Value))
            .Where(item => !lessons.Exists(lesson => lesson.Name == item.Name) && options.HasLesson?.Invoke(item.Name) != false).ToArray();
        if (kept.Length > 0) lessons = [.. lessons.Concat(kept).OrderBy(lesson => lesson.Name, StringComparer.Ordinal)];
        var main = new StringBuilder(Intro);
        if (options.Codespace is { } codespace)
            main.Append(CultureInfo.InvariantCulture, $"<p>To run them yourself, <a href=\"{WebUtility.HtmlEncode(codespace)}\">open the lessons in a Codespace</a>.</p>");
        main.Append("<h2>The lessons</h2><ol class=\"path\">");
        foreach (var (_, html) in lessons) main.Append(html);
        main.Append("</ol>");
        if (texts.Count > 0)
        {
            var links = texts.Select(text => $"<li><a href=\"{Uri.EscapeDataString(text.Address)}\">{WebUtility.HtmlEncode(TextPage.Title(text.Markdown))}</a></li>");
            main.Append(CultureInfo.InvariantCulture, $"<h2>Beside the lessons</h2><ul>{string.Concat(links)}</ul>");
        }

        return PageFrame.Write("SocketsLessons", "C# lessons on sockets, run and measured.", "", main.ToString(), Run(results, kept.Length > 0 ? "The newest output on these pages" : "All output on these pages"), options, hasCharts: false);
    }

    private static string Lesson(LessonResult result)
    {
        var lesson = result.Executed;
        var address = Uri.EscapeDataString(lesson.Name);
        var opening = LessonOpening.Of(lesson);
        var exercises = LessonExercise.In(lesson).Count;
        string?[] facts =
        [
            opening.Time is { } time ? Sentence(time) : null,
            opening.Prerequisite is { } before ? $"Before it: {PageText.InLine(before)}." : null,
            exercises > 0 ? $"{exercises} {(exercises == 1 ? "exercise" : "exercises")}." : null,
            string.Create(CultureInfo.InvariantCulture, $"{lesson.CodeCells.Count()} code cells, run in {result.Duration.TotalSeconds:0.0} s."),
            $"<a href=\"{address}.ipynb\" download>The executed notebook<span class=\"unseen\"> of {WebUtility.HtmlEncode(lesson.Title)}</span></a>.",
            result.Failure is null ? null : "<strong class=\"failure\">This run did not reach its end.</strong>",
        ];
        var able = opening.Goals is { } promise ? PageText.After("Afterwards you can", promise) : "";
        return $"<li><h3><a href=\"{address}.html\">{WebUtility.HtmlEncode(lesson.Title)}</a></h3>{able}<p class=\"facts\">{string.Join(' ', facts.Where(fact => fact is not null))}</p></li>";
    }

    private static string Sentence(string text) => PageText.InLine($"{char.ToUpperInvariant(text[0])}{text[1..]}.");

    private static string Run(IReadOnlyList<LessonResult> results, string what) => results.Count == 0 ? "" : LessonPage.Run(
        results.Max(result => result.EndedAt), TimeSpan.FromTicks(results.Sum(result => result.Duration.Ticks)), results[0].Engine, what);

    [GeneratedRegex("<li><h3><a href=\"([^\"]+)\\.html\">.*?<p class=\"facts\">.*?</p></li>", RegexOptions.Singleline)]
    private static partial Regex Written();
}
