using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Sites whose lessons were not run: what can be read on them is all there.</summary>
public sealed class ReadingSite : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-site-").FullName;
    private readonly Lazy<string> _small;
    private readonly Lazy<string> _lessons;

    public ReadingSite()
    {
        _lessons = new(() => Write("lessons", Repository.Lessons));
        _small = new(() =>
        {
            var notebooks = Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName;
            foreach (var (name, markdown, code) in SmallLessons)
                File.WriteAllText(Path.Combine(notebooks, name), Runs.WithText(markdown, code));
            File.WriteAllText(Path.Combine(notebooks, "glossary.md"), Glossary);
            return Write("small", NotebookFiles.Read([notebooks]));
        });
    }

    /// <summary>The folder of a site of two short lessons and a glossary.</summary>
    public string Small => _small.Value;

    /// <summary>The folder of a site of all lessons.</summary>
    public string Lessons => _lessons.Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Glossary =
        """
        # Glossary

        ## backlog

        How many connections may wait in the queue for `Accept` (man 2 listen). Also *queue*.

        ## <b>

        Bytes & "more" <i>: 1 < 2 (RFC 9293, section 2).

        ## endpoint

        Has no source (at all), and so all of it is shown.
        """;

    private static readonly (string Name, string Markdown, string Code)[] SmallLessons =
    [
        ("01-first.ipynb",
            "# 01 First\n\nA [*backlog*](glossary.md#backlog) and an [*endpoint*](glossary.md#endpoint), see "
                + "[below](glossary.md).\n\n"
                + "## Search\n\nThe ephemeral port of a client. Zebras run in the zoo.\n\n"
                + "<details><summary>Solution</summary>\n\nThe unspoken word.\n\n</details>\n\n"
                + "## Search\n\nA port again.",
            "var listener = Listen();\nlistener.ReceiveTimeout = 500; // <img src=x onerror=alert(1)>\n"),
        ("02-second.ipynb",
            "# 02 Second\n\nA [*backlog*](glossary.md#backlog) again.\n\n## Port\n\nNothing.\n\n## Other\n\nPort: "
                + string.Concat(Enumerable.Repeat("word ", 60)) + "zebra "
                + string.Concat(Enumerable.Repeat("end ", 60)),
            "1"),
    ];

    private string Write(string name, IReadOnlyList<Notebook> lessons)
    {
        var site = new LessonSite(Path.Combine(_folder, name), new SiteOptions(Checkout.PlotlyScriptIfBuilt));
        site.Prepare(lessons);
        LessonResult[] results =
            [.. lessons.Select(lesson => new LessonResult(CellEngine.Script, lesson, null, TimeSpan.Zero))];
        foreach (var result in results) site.Write(result);
        site.WriteIndex(results, areAll: true);
        return site.Folder;
    }
}
