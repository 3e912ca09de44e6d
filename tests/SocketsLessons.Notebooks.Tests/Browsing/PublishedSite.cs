using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner.Engine;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>
/// All lessons, as `lessons publish` writes them, once for all tests when the first of them asks.
/// </summary>
public sealed class PublishedSite : IDisposable
{
    /// <summary>Where the tests pretend that the site is; nothing of this name can be reached.</summary>
    public const string Address = "https://lessons.invalid/";

    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-site-").FullName;
    private readonly Lazy<Task<string>> _written;

    public PublishedSite() => _written = new(WriteAsync);

    /// <summary>The folder of the site.</summary>
    public Task<string> FolderAsync() => _written.Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> WriteAsync()
    {
        var site = new LessonSite(_folder, new SiteOptions(NodeModules.PlotlyForPages(), "example/lessons"));
        site.Prepare(Repository.Lessons);
        var results = await Task.WhenAll(
            Repository.Lessons.Select(lesson => LessonRuns.ShippedAsync(lesson.Name, CellEngine.Default)));
        foreach (var result in results) site.Write(result);
        site.WriteIndex(results, areAll: true);
        return site.Folder;
    }
}
