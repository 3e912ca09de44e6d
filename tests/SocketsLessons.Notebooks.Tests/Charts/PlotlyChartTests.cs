using System.Text.Json;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Notebooks.Tests.Engine;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Charts;

/// <summary>Charts in the kernel, where they are Plotly.NET's.</summary>
public sealed class PlotlyChartTests(TestBrowser browser, OpenEngines engines) : IClassFixture<OpenEngines>
{
    private const string References =
        """
        #r "../lib/SocketsLessons/bin/SocketsLessons.dll"
        #r "../lib/SocketsLessons.Interactive/bin/SocketsLessons.Interactive.dll"
        #r "../lib/SocketsLessons.Interactive/bin/Plotly.NET.dll"
        #r "../lib/SocketsLessons.Interactive/bin/Plotly.NET.CSharp.dll"
        #r "../lib/SocketsLessons.Interactive/bin/DynamicObj.dll"
        #r "../lib/SocketsLessons.Interactive/bin/FSharp.Core.dll"
        using System.IO;
        using System.Text.Json.Nodes;
        using Plotly.NET;
        using Plotly.NET.CSharp;
        using SocketsLessons;
        using SocketsLessons.Interactive.Charts;
        using Figure = SocketsLessons.Figure;
        Lesson.Open()
        """;

    private const string Convert =
        """
        foreach (var path in Directory.GetFiles(folder, "*.json"))
        {
            var json = JsonNode.Parse(File.ReadAllText(path));
            var figure = new Figure(
                "words", (JsonArray)json["data"].DeepClone(), (JsonObject)json["layout"].DeepClone(),
                new Table("", [], []));
            File.WriteAllText(path + ".plotly", GenericChart.toFigureJson(figure.ToPlotly()));
            File.WriteAllText(path + ".back", figure.ToPlotly().ToFigure().ToJson());
        }
        """;

    [Fact]
    public async Task Figure_is_the_same_after_the_way_through_Plotly_NET()
    {
        var folder = Directory.CreateTempSubdirectory("sockets-lessons-plotly-");
        try
        {
            foreach (var (name, figure) in Gallery.All)
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, $"{name}.json"), figure.ToJson(),
                    TestContext.Current.CancellationToken);
            // Text may look like a date, nulls are gaps, and numbers come in all sizes.
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "awkward.json"), Awkward, TestContext.Current.CancellationToken);

            var result = await RunAsync($"var folder = {JsonSerializer.Serialize(folder.FullName)};", Convert);

            Assert.Null(result.Failure);
            foreach (var path in folder.GetFiles("*.json").Select(file => file.FullName))
            {
                var expected = JsonNode.Parse(
                    await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
                foreach (var ending in (string[])[".plotly", ".back"])
                {
                    var actual = JsonNode.Parse(
                        await File.ReadAllTextAsync(path + ending, TestContext.Current.CancellationToken))!;
                    Assert.True(
                        JsonNode.DeepEquals(expected["data"], actual["data"]), $"{path}{ending}: the data differ.");
                    Assert.True(
                        JsonNode.DeepEquals(expected["layout"], actual["layout"]),
                        $"{path}{ending}: the layout differs.");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Styled_chart_keeps_what_was_not_styled()
    {
        var result = await RunAsync(
            """
            var trace = new JsonObject { ["type"] = "bar", ["x"] = new JsonArray(1, 2), ["y"] = new JsonArray(3, 4) };
            var before = new JsonObject
            {
                ["title"] = new JsonObject { ["text"] = "before", ["x"] = 0.02 },
                ["xaxis"] = new JsonObject { ["gridcolor"] = "grey" },
                ["height"] = 400,
            };
            var figure = new Figure("words", [trace], before, new Table("numbers", ["n"], [["3"]]));
            var axis = new Plotly.NET.LayoutObjects.LinearAxis();
            axis.SetProperty("ticksuffix", " s");
            var title = new Title();
            title.SetProperty("text", "after");
            var layout = new Layout();
            layout.SetProperty("title", title);
            layout.SetProperty("xaxis", axis);
            GenericChart.addLayout(layout, figure.ToPlotly()).WithSize(700)
            """);

        Assert.Null(result.Failure);
        var data = Runs.Outputs(result).Last()["data"]!;
        var figure = data["application/vnd.plotly.v1+json"]!;
        Assert.Equal("after", figure["layout"]!["title"]!["text"]!.GetValue<string>());
        Assert.Equal(0.02, figure["layout"]!["title"]!["x"]!.GetValue<double>());
        Assert.Equal(" s", figure["layout"]!["xaxis"]!["ticksuffix"]!.GetValue<string>());
        Assert.Equal("grey", figure["layout"]!["xaxis"]!["gridcolor"]!.GetValue<string>());
        Assert.Equal(700, figure["layout"]!["width"]!.GetValue<int>());
        Assert.Equal(400, figure["layout"]!["height"]!.GetValue<int>());
        Assert.Equal("bar", figure["data"]![0]!["type"]!.GetValue<string>());
        Assert.Contains("data-figure", Cell.Text(data["text/html"]), StringComparison.Ordinal);
        Assert.Equal("after\nwords", Cell.Text(data["text/plain"]));
        var meta = figure["layout"]!["meta"]!;
        Assert.Equal(("after. words", "words"), (meta["label"]!.ToString(), meta["caption"]!.ToString()));
        Assert.Equal("""{"caption":"numbers","columns":["n"],"rows":[["3"]]}""", meta["table"]!.ToJsonString());
    }

    [Fact]
    public async Task Chart_made_with_Plotly_NET_is_shown_in_the_same_forms()
    {
        var result = await RunAsync(
            "Plotly.NET.CSharp.Chart.Point<double, double, string>(new[] { 1.0, 2.0 }, new[] { 3.0, 4.0 })");

        Assert.Null(result.Failure);
        var data = (JsonObject)Runs.Outputs(result).Last()["data"]!;
        Assert.Equal(
            ["application/vnd.plotly.v1+json", "text/html", "text/plain"],
            data.Select(form => form.Key).Order(StringComparer.Ordinal));
        Assert.Equal("scatter", data["application/vnd.plotly.v1+json"]!["data"]![0]!["type"]!.GetValue<string>());
    }

    /// <summary>Plotly.NET's own HTML draws in neither case: it needs its CDN.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chart_made_with_Plotly_NET_draws_offline(bool withRequire)
    {
        using var place = new ChartPage(browser);
        place.PlacePlotly(NodeModules.Plotly("2.28"));
        var result = await RunAsync(
            "Plotly.NET.CSharp.Chart.Point<double, double, string>(new[] { 1.0, 2.0 }, new[] { 3.0, 4.0 })"
            + ".WithXAxisStyle<int, int, string>(TitleText: \"A title to find\")");
        Assert.Null(result.Failure);

        await using var page = await place.OpenAsync(
            Cell.Text(Runs.Outputs(result).Last()["data"]!["text/html"]), withRequire);

        Assert.Equal(1, await page.DrawnChartsAsync());
        Assert.Equal(
            "A title to find",
            await page.EvaluateExpressionAsync<string>("document.querySelector('.xtitle').textContent"));
    }

    private Task<LessonResult> RunAsync(params string[] cells) =>
        engines.RunAsync(CellEngine.Interactive, [References, .. cells]);

    private const string Awkward =
        """
        {"data": [{"type": "scatter", "x": ["2026-01-02T03:04:05Z", null, 1e-9, 12345678901234567, 0.1],
          "y": [1, null, -0.5, 1e300, 3],
          "name": null, "marker": {"color": "red", "line": {"width": 1}}, "meta": {"a": [[], {}]}}],
         "layout": {"title": {"text": "<b>2026-01-02</b> \u2028 é"},
          "shapes": [{"type": "line", "line": {"dash": "dot"}}],
          "annotations": [{"text": "a", "font": {"size": 9}}], "xaxis": {"type": "date", "range": [null, 1.50]},
          "meta": {"label": "<b>2026-01-02</b> \u2028 é. 2026-01-02", "caption": "2026-01-02",
            "table": {"caption": "b", "columns": ["x"], "rows": [["2026-01-02"]]}}}}
        """;
}
