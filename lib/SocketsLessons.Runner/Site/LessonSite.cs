using System.Text.Json;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>The folder that a run is written to: executed notebooks, their pages, and what the pages need.</summary>
internal sealed class LessonSite
{
    /// <summary>The lessons of the index, as data: a later run of some lessons keeps the others.</summary>
    private const string IndexData = "index.json";

    private readonly HashSet<string> _lessons = [];
    private readonly SiteOptions _options;

    public LessonSite(string folder, SiteOptions options)
    {
        Folder = Path.GetFullPath(folder);
        _options = options with { HasLesson = HasPage };
    }

    public string Folder { get; }

    public string Index => Path.Combine(Folder, "index.html");

    /// <summary>Creates the folder with the plotly.js of its pages.</summary>
    /// <exception cref="UserErrorException">It can't be written to, it holds the notebooks themselves, or one page
    /// would overwrite another.
    /// </exception>
    public void Prepare(IReadOnlyList<Notebook> notebooks) => Guard(() =>
    {
        _lessons.UnionWith(notebooks.Select(notebook => notebook.Name));
        // Some file systems take A.html and a.html for one file.
        if (TextsBeside(notebooks).FirstOrDefault(IsNamedAsLesson) is { } text)
            throw new UserErrorException(
                $"{text}: its page would overwrite the lesson's of the same name. Rename one of them.");
        Directory.CreateDirectory(Folder);
        if (HoldsOneOf(notebooks))
            throw new UserErrorException(
                $"{Folder} holds the notebooks themselves, which would be overwritten. {AtomicFile.OtherFolder}");
        // Written, not copied: a server must be able to read it, even if the original is readable by few.
        if (_options.PlotlyFile is { } plotly)
            AtomicFile.Write(Path.Combine(Folder, PlotlyTag.File), File.ReadAllBytes(plotly), AtomicFile.OtherFolder);
    });

    /// <summary>Writes one lesson at once, so that it's there even if a later one never ends.</summary>
    /// <exception cref="UserErrorException">The folder can't be written to.</exception>
    public void Write(LessonResult result) => Guard(() =>
    {
        Directory.CreateDirectory(Folder);
        var lesson = AuthorFolders.RemoveFrom(result.Executed);
        Write(lesson.Name + ".ipynb", lesson.ToText());
        CopyImages(Path.Combine(lesson.Folder, "images"), Path.Combine(Folder, "images"));
        var failure = result.Failure is null ? null : AuthorFolders.RemoveFrom(result.Failure, lesson.Folder);
        var solved = result.Solved is null ? null : AuthorFolders.RemoveFrom(result.Solved);
        Write(
            lesson.Name + ".html",
            LessonPage.Write(result with { Executed = lesson, Failure = failure, Solved = solved }, _options));
    });

    /// <summary>Writes the texts beside the lessons, such as the glossary, and the index.</summary>
    /// <param name="results">The lessons that were run.</param>
    /// <param name="areAll">Whether these are all lessons. If not, the other lessons of the index stay in it.</param>
    /// <exception cref="UserErrorException">The folder can't be written to.</exception>
    public void WriteIndex(IReadOnlyList<LessonResult> results, bool areAll) => Guard(() =>
    {
        var texts = TextsBeside(results.Select(result => result.Executed))
            .Select(
                path => (Address: Path.GetFileNameWithoutExtension(path) + ".html", Markdown: File.ReadAllText(path)))
            .OrderBy(text => text.Address, StringComparer.Ordinal).ToArray();
        foreach (var (address, markdown) in texts) Write(address, TextPage.Write(markdown, _options));

        var run = results.Select(IndexEntry.Of).ToArray();
        var kept = areAll ? []
            : Entries().Where(entry => run.All(known => known.Name != entry.Name) && HasPage(entry.Name));
        IndexEntry[] entries = [.. run.Concat(kept).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        Write(IndexData, JsonSerializer.Serialize(entries));
        Write("index.html", IndexPage.Write(entries, results, texts, _options));
        Write(SearchIndex.File, SearchScript(entries, results, texts));
    });

    /// <summary>What can be searched; lessons that were not run now are read from the folder.</summary>
    private string SearchScript(
        IEnumerable<IndexEntry> entries, IReadOnlyList<LessonResult> results,
        IEnumerable<(string Address, string Markdown)> texts)
    {
        var index = new SearchIndex();
        foreach (var entry in entries)
        {
            if ((results.FirstOrDefault(result => result.Executed.Name == entry.Name)?.Executed
                ?? Executed(entry.Name)) is { } lesson) index.Add(lesson);
        }

        foreach (var (address, markdown) in texts) index.Add(address, markdown);
        return index.ToScript();
    }

    private Notebook? Executed(string name)
    {
        try
        {
            return Notebook.Read(Path.Combine(Folder, name + ".ipynb"));
        }
        catch (UserErrorException)
        {
            // It was removed or changed since; its page can still be opened.
            return null;
        }
    }

    private bool HasPage(string name) => _lessons.Contains(name) || File.Exists(Path.Combine(Folder, name + ".html"));

    /// <summary>An entry that lacks something isn't read.</summary>
    private static readonly JsonSerializerOptions Complete = new() { RespectRequiredConstructorParameters = true };

    private IndexEntry[] Entries()
    {
        var file = Path.Combine(Folder, IndexData);
        try
        {
            return File.Exists(file)
                ? JsonSerializer.Deserialize<IndexEntry[]>(File.ReadAllText(file), Complete) ?? [] : [];
        }
        catch (JsonException)
        {
            // Not ours, or of another release: the index then has the lessons of this run.
            return [];
        }
    }

    private void Write(string name, string text) =>
        AtomicFile.Write(Path.Combine(Folder, name), text, AtomicFile.OtherFolder);

    private bool IsNamedAsLesson(string path) =>
        _lessons.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> TextsBeside(IEnumerable<Notebook> notebooks) =>
        notebooks.Select(notebook => notebook.Folder).Distinct()
            .SelectMany(folder => Directory.GetFiles(folder, "*.md"));

    /// <summary>A folder has many names, by links and by case. A file put into it is there under each of
    /// them.</summary>
    private bool HoldsOneOf(IReadOnlyList<Notebook> notebooks)
    {
        var probe = $".lessons-{Guid.NewGuid():N}";
        using var file = new FileStream(
            Path.Combine(Folder, probe), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
            FileOptions.DeleteOnClose);
        // A notebook may also be a link to a file in this folder.
        return notebooks.SelectMany(notebook =>
                (string?[])[notebook.Path, File.ResolveLinkTarget(notebook.Path, returnFinalTarget: true)?.FullName])
            .Any(path => path is not null && File.Exists(Path.Combine(Path.GetDirectoryName(path)!, probe)));
    }

    private static void CopyImages(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        Directory.CreateDirectory(to);
        foreach (var image in new DirectoryInfo(from).GetFiles())
        {
            var copy = new FileInfo(Path.Combine(to, image.Name));
            if (!copy.Exists || copy.Length != image.Length || copy.LastWriteTimeUtc < image.LastWriteTimeUtc)
                image.CopyTo(copy.FullName, overwrite: true);
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
            throw new UserErrorException(
                $"Can't write to {Folder}: {error.Message} {AtomicFile.OtherFolder}", error);
        }
    }
}
