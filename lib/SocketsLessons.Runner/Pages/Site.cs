using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Pages;

/// <summary>The folder that a run is written to: executed notebooks, their pages, and what the pages need.</summary>
internal sealed class Site
{
    private readonly HashSet<string> _lessons = [];
    private readonly SiteOptions _options;

    public Site(string folder, SiteOptions options)
    {
        Folder = Path.GetFullPath(folder);
        _options = options with { HasLesson = name => _lessons.Contains(name) || File.Exists(Path.Combine(Folder, name + ".html")) };
    }

    public string Folder { get; }

    /// <summary>Refuses to write over the notebooks that are to be run, or into a folder that cannot be written to.</summary>
    /// <exception cref="NotebookException">One of the two is so.</exception>
    public void Prepare(IReadOnlyList<Notebook> notebooks)
    {
        if (notebooks.Any(notebook => Path.TrimEndingDirectorySeparator(notebook.Folder) == Path.TrimEndingDirectorySeparator(Folder)))
            throw new NotebookException($"{Folder} holds the notebooks themselves, which would be written over. Choose another folder with --out.");
        _lessons.UnionWith(notebooks.Select(notebook => notebook.Name));
        Guard(() => Directory.CreateDirectory(Folder));
    }

    public string Index => Path.Combine(Folder, "index.html");

    /// <summary>Writes one lesson, so that it is there even when a later one never ends.</summary>
    /// <exception cref="NotebookException">The folder cannot be written to.</exception>
    public void Write(LessonResult result) => Guard(() =>
    {
        Directory.CreateDirectory(Folder);
        var lesson = result.Executed;
        Replace(lesson.Name + ".ipynb", lesson.ToText());
        CopyImages(Path.Combine(lesson.Folder, "images"), Path.Combine(Folder, "images"));
        // Written, not copied: a server must be able to read it, whoever may read the original.
        if (_options.PlotlyFile is { } plotly) File.WriteAllBytes(Path.Combine(Folder, PageFrame.PlotlyFile), File.ReadAllBytes(plotly));
        Replace(lesson.Name + ".html", LessonPage.Write(result, _options));
    });

    /// <summary>Writes the texts that lie beside the lessons, the glossary say, and the index.</summary>
    /// <param name="results">The lessons that were run.</param>
    /// <param name="areAll">Whether these are all lessons; else those that the index has already stay in it.</param>
    /// <exception cref="NotebookException">The folder cannot be written to.</exception>
    public void WriteIndex(IReadOnlyList<LessonResult> results, bool areAll) => Guard(() =>
    {
        var texts = results.Select(result => result.Executed.Folder).Distinct().SelectMany(folder => Directory.GetFiles(folder, "*.md"));
        foreach (var text in texts) Replace(Path.GetFileNameWithoutExtension(text) + ".html", TextPage.Write(File.ReadAllText(text), _options));
        Replace("index.html", IndexPage.Write(results, _options, areAll || !File.Exists(Index) ? null : File.ReadAllText(Index)));
    });

    /// <summary>Whoever reads the file, or writes it in another run, never meets half of it.</summary>
    private void Replace(string name, string text)
    {
        var whole = Path.Combine(Folder, name);
        var part = $"{whole}.{Environment.ProcessId}";
        File.WriteAllText(part, text);
        File.Move(part, whole, overwrite: true);
    }

    private static void CopyImages(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        Directory.CreateDirectory(to);
        foreach (var image in new DirectoryInfo(from).GetFiles())
        {
            var copy = new FileInfo(Path.Combine(to, image.Name));
            if (!copy.Exists || copy.Length != image.Length || copy.LastWriteTimeUtc < image.LastWriteTimeUtc) image.CopyTo(copy.FullName, overwrite: true);
        }
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"Cannot write to {Folder}: {error.Message} Choose another folder with --out.", error);
        }
    }
}
