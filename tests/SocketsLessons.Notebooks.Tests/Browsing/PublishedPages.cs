using System.Text.Json.Nodes;
using PuppeteerSharp;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page of the published site, in a real browser that reaches nothing but the site.</summary>
public abstract class PublishedPages(PublishedSite site)
{
    public static TheoryData<string> Names { get; } =
        [.. Repository.Lessons.Select(lesson => $"{lesson.Name}.html"), "csharp.html", "glossary.html",
            "styling-with-plotly.html", "index.html"];

    protected PublishedSite Site => site;

    protected async Task AssertEveryTraceIsDrawnAsync(IPage page, string name)
    {
        var figures = (await FiguresAsync(name)).Select(figure => ((JsonArray)figure["data"]!).Count).ToArray();

        Assert.Equal(figures.Length, await page.DrawnChartsAsync());
        Assert.Equal(figures, await page.EvaluateExpressionAsync<int[]>(
            """
            [...document.querySelectorAll('[data-figure]')].map(place => place.getBoundingClientRect().height > 100
              ? place._fullData.filter(trace => trace.visible === true).length : -1)
            """));
    }

    /// <summary>Shows the answers to predictions, which are covered at first.</summary>
    protected static Task UncoverAsync(IPage page) =>
        page.EvaluateExpressionAsync("document.querySelector('.reveal-all button')?.click()");

    protected static bool IsLesson(string page) => char.IsAsciiDigit(page[0]);

    private async Task<IReadOnlyList<JsonNode>> FiguresAsync(string name) => !IsLesson(name) ? [] :
    [
        .. from cell in Notebook.Read(
            Path.Combine(await site.FolderAsync(), Path.ChangeExtension(name, ".ipynb"))).CodeCells
           from output in cell.Outputs
           where output!["data"]?["application/vnd.plotly.v1+json"] is not null
           select output["data"]!["application/vnd.plotly.v1+json"],
    ];
}
