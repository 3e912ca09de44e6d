using System.Text.Json;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>The learner's progress on disk: written as a whole, soon after it changes.</summary>
internal sealed class ProgressFile : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly Lock _lock = new();
    private readonly Progress _progress;
    private readonly SavedFile _file;

    public ProgressFile(string folder)
    {
        var path = Path.Combine(folder, "progress.json");
        _progress = Read(path);
        _file = new SavedFile(path, () =>
        {
            lock (_lock) return JsonSerializer.Serialize(_progress, Format) + "\n";
        });
    }

    public SavedFile File => _file;

    /// <summary>Looks something up.</summary>
    public T Get<T>(Func<Progress, T> read)
    {
        lock (_lock) return read(_progress);
    }

    /// <summary>Changes a lesson's progress.</summary>
    public void Change(string lesson, Action<LessonProgress> change)
    {
        lock (_lock)
        {
            if (!_progress.Lessons.TryGetValue(lesson, out var known))
                _progress.Lessons[lesson] = known = new LessonProgress();
            change(known);
        }

        _file.Changed();
    }

    /// <summary>Notes where the learner is.</summary>
    public void IsAt(string lesson, string cell)
    {
        lock (_lock) _progress.Last = new Progress.Place(lesson, cell);
        _file.Changed();
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>A file that is damaged is kept under another name, and progress begins anew.</summary>
    private static Progress Read(string path)
    {
        if (!System.IO.File.Exists(path)) return new Progress();
        try
        {
            return JsonSerializer.Deserialize<Progress>(AtomicFile.Read(path), Format) ?? new Progress();
        }
        catch (JsonException)
        {
            System.IO.File.Copy(path, $"{path}.damaged", overwrite: true);
            return new Progress();
        }
    }
}
