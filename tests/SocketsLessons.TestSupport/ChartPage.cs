using System.Text;
using PuppeteerSharp;

namespace SocketsLessons.TestSupport;

/// <summary>
/// A page beside the lessons. Its folder is laid out as this checkout is, so that relative addresses lead where they
/// lead in a notebook.
/// </summary>
internal sealed class ChartPage(TestBrowser browser) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sockets-lessons-page-");

    /// <summary>What the CDN of plotly.js answers; without it, the CDN can't be reached.</summary>
    public byte[]? Cdn { get; init; }

    /// <summary>Puts a plotly.js where the build puts it.</summary>
    /// <param name="script">The file.</param>
    /// <param name="under">The folder under which the page finds the checkout's files.</param>
    public void PlacePlotly(string script, string under = ".") => File.Copy(script, PlotlyPlace(under));

    /// <summary>Puts something else there.</summary>
    public void PlaceInPlotlysPlace(string text) => File.WriteAllText(PlotlyPlace("."), text, Encoding.UTF8);

    /// <summary>Opens a page with this body.</summary>
    public async Task<IPage> OpenAsync(string body, bool withRequire)
    {
        var notebooks = _folder.CreateSubdirectory("notebooks");
        var require = "";
        if (withRequire)
        {
            File.Copy(NodeModules.File("requirejs", "require.js"), Path.Combine(notebooks.FullName, "require.js"));
            require = "<script src=\"require.js\"></script>";
        }

        var file = Path.Combine(notebooks.FullName, "page.html");
        await File.WriteAllTextAsync(
            file, $"<!doctype html><html><head><meta charset=\"utf-8\">{require}</head><body>{body}</body></html>");
        var page = await browser.NewPageAsync();
        if (Cdn is not null) await page.ServeAsync("https://cdn.jsdelivr.net/", _ => Cdn);
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PlotlyPlace(string under) =>
        Path.Combine(
            _folder.CreateSubdirectory(Path.Combine(under, "lib", "SocketsLessons", "bin")).FullName, "plotly.min.js");
}
