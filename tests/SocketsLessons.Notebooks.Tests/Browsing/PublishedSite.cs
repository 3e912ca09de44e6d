using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Pages;
using SocketsLessons.Runner.Running;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>
/// All lessons, as `lessons publish` writes them, once for all tests, when the first of them asks; with pictures of the
/// charts where there is a browser.
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
        var site = new Site(_folder, new SiteOptions(Checkout.PlotlyScriptIfBuilt, "example/lessons"));
        site.Prepare(Repository.Lessons);
        var plotly = Checkout.PlotlyScriptIfBuilt;
        await using var pictures = TestBrowser.IsInstalled && plotly is not null
            ? await StillCharts.StartAsync(BrowserProgram.Installed!, plotly, TestContext.Current.CancellationToken) : null;
        List<LessonResult> results = [];
        foreach (var lesson in Repository.Lessons)
        {
            var result = await LessonRuns.ShippedAsync(lesson.Name, CellEngine.Default);
            // A copy, because the pictures are added to its outputs, which other tests read.
            result = result with { Executed = Notebook.Parse(lesson.Path, result.Executed.ToText()) };
            if (pictures is not null) await pictures.AddToAsync(result.Executed, TestContext.Current.CancellationToken);
            site.Write(result);
            results.Add(result);
        }

        site.WriteIndex(results, areAll: true);
        return site.Folder;
    }
}
