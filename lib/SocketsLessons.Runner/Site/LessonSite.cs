using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>The folder that a run is written to: executed notebooks, their pages, and what the pages need.</summary>
internal sealed class LessonSite
{
    private readonly HashSet<string> _lessons = [];
    private readonly SiteOptions _options;

    public LessonSite(string folder, SiteOptions options)
    {
        Folder = Path.GetFullPath(folder);
        _options = options with { HasLesson = name => _lessons.Contains(name) || File.Exists(Path.Combine(Folder, name + ".html")) };
    }

    public string Folder { get; }

    /// <summary>Makes the folder with the plotly.js of its pages. Refuses to write over the notebooks that are to be run, one page over another, or into a folder that cannot be written to.</summary>
    /// <exception cref="UserErrorException">One of these is so.</exception>
    public void Prepare(IReadOnlyList<Notebook> notebooks) => Guard(() =>
    {
        _lessons.UnionWith(notebooks.Select(notebook => notebook.Name));
        // Some systems take A.html and a.html for one file.
        if (TextsBeside(notebooks).FirstOrDefault(text => _lessons.Contains(Path.GetFileNameWithoutExtension(text), StringComparer.OrdinalIgnoreCase)) is { } text)
            throw new UserErrorException($"{text}: its page would be written over that of the lesson of this name; rename one of the two.");
        Directory.CreateDirectory(Folder);
        if (HoldsOneOf(notebooks))
            throw new UserErrorException($"{Folder} holds the notebooks themselves, which would be written over. Choose another folder with --out.");
        // Written, not copied: a server must be able to read it, whoever may read the original.
        if (_options.PlotlyFile is { } plotly) AtomicFile.Write(Path.Combine(Folder, PageFrame.PlotlyFile), File.ReadAllBytes(plotly));
    });

    public string Index => Path.Combine(Folder, "index.html");

    /// <summary>Writes one lesson, so that it is there even when a later one never ends.</summary>
    /// <exception cref="UserErrorException">The folder cannot be written to.</exception>
    public void Write(LessonResult result) => Guard(() =>
    {
        Directory.CreateDirectory(Folder);
        var lesson = result.Executed;
        Replace(lesson.Name + ".ipynb", lesson.ToText());
        CopyImages(Path.Combine(lesson.Folder, "images"), Path.Combine(Folder, "images"));
        Replace(lesson.Name + ".html", LessonPage.Write(result, _options));
    });

    /// <summary>Writes the texts that lie beside the lessons, the glossary say, and the index.</summary>
    /// <param name="results">The lessons that were run.</param>
    /// <param name="areAll">Whether these are all lessons; else those that the index has already stay in it.</param>
    /// <exception cref="UserErrorException">The folder cannot be written to.</exception>
    public void WriteIndex(IReadOnlyList<LessonResult> results, bool areAll) => Guard(() =>
    {
        var texts = TextsBeside(results.Select(result => result.Executed))
            .Select(path => (Address: Path.GetFileNameWithoutExtension(path) + ".html", Markdown: File.ReadAllText(path))).OrderBy(text => text.Address, StringComparer.Ordinal).ToArray();
        foreach (var (address, markdown) in texts) Replace(address, TextPage.Write(markdown, _options));
        Replace("index.html", IndexPage.Write(results, texts, _options, areAll || !File.Exists(Index) ? null : File.ReadAllText(Index)));
    });

    /// <summary>Whoever reads the file, or writes it in another run, never meets half of it.</summary>
    private void Replace(string name, string text) => AtomicFile.Write(Path.Combine(Folder, name), text);

    private static IEnumerable<string> TextsBeside(IEnumerable<Notebook> notebooks) =>
        notebooks.Select(notebook => notebook.Folder).Distinct().SelectMany(folder => Directory.GetFiles(folder, "*.md"));

    /// <summary>One folder has many names, by links and by upper and lower case: what is put into it is there under each.</summary>
    private bool HoldsOneOf(IReadOnlyList<Notebook> notebooks)
    {
        var probe = $".lessons-{Guid.NewGuid():N}";
        using var file = new FileStream(Path.Combine(Folder, probe), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        // A notebook may be a link, too, to a file in this folder.
        return notebooks.SelectMany(notebook => (string?[])[notebook.Path, File.ResolveLinkTarget(notebook.Path, returnFinalTarget: true)?.FullName])
            .Any(path => path is not null && File.Exists(Path.Combine(Path.GetDirectoryName(path)!, probe)));
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
            throw new UserErrorException($"Cannot write to {Folder}: {error.Message} Choose another folder with --out.", error);
        }
    }
}
