using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>The lessons of one folder, those that are open among them.</summary>
internal sealed class LiveLessons : IAsyncDisposable
{
    private readonly LiveOptions _options;
    private readonly Dictionary<string, Notebook> _shipped;
    private readonly Dictionary<string, LiveLesson> _open = [];
    private readonly Lock _lock = new();

    public LiveLessons(LiveOptions options)
    {
        _options = options;
        _shipped = NotebookFiles.Read([options.Lessons]).ToDictionary(lesson => lesson.Name);
        Progress = new ProgressFile(options.Work);
    }

    public ProgressFile Progress { get; }

    public string? PlotlyFile => _options.PlotlyFile;

    public IReadOnlyList<Notebook> All => [.. _shipped.Values];

    public bool Has(string name) => _shipped.ContainsKey(name);

    /// <summary>The texts beside the lessons, the glossary say, by name.</summary>
    public IReadOnlyDictionary<string, string> Texts =>
        Directory.GetFiles(_options.Lessons, "*.md").Order(StringComparer.Ordinal)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>What the glossary beside the lessons says about its terms.</summary>
    public GlossaryMeanings? Meanings => GlossaryMeanings.In(_options.Lessons);

    /// <summary>What can be searched in all of them, as the text of a script.</summary>
    public string SearchScript()
    {
        var index = new SearchIndex();
        foreach (var lesson in All) index.Add(lesson);
        foreach (var (name, path) in Texts) index.Add($"{name}.html", File.ReadAllText(path));
        return index.ToScript();
    }

    /// <summary>Opens a lesson, or finds it open.</summary>
    public LiveLesson? Find(string name)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(name, out var open)) return open;
            if (!_shipped.TryGetValue(name, out var lesson)) return null;
            return _open[name] = new LiveLesson(LessonWork.Open(lesson, _options.Work), Progress, _options);
        }
    }

    public string? Text(string name) => Texts.GetValueOrDefault(name);

    /// <summary>The file of a picture of the lessons, by its path on the page.</summary>
    public string? Image(string path)
    {
        var folder = Path.Combine(_options.Lessons, "images");
        return !Directory.Exists(folder) ? null
            : Directory.GetFiles(folder).FirstOrDefault(file => path == $"/images/{Path.GetFileName(file)}");
    }

    public async ValueTask DisposeAsync()
    {
        LiveLesson[] open;
        lock (_lock) open = [.. _open.Values];
        await Task.WhenAll(open.Select(lesson => lesson.DisposeAsync().AsTask()));
        await Progress.DisposeAsync();
    }
}
