using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Jupyter;

/// <summary>The lessons in Jupyter with the published kernel: what a learner has there, and nearly what VS Code
/// runs.</summary>
public sealed partial class JupyterTests(JupyterRuns runs)
{
    private const string MimeType = "application/vnd.plotly.v1+json";

    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Runs_every_cell_without_an_error(string name)
    {
        var lesson = await ExecutedAsync(name);

        Assert.All(lesson.CodeCells, cell => Assert.All(cell.Outputs, output =>
        {
            Assert.NotEqual("error", Cell.Text(output!["output_type"]));
            Assert.False(
                Cell.Text(output["name"]) == "stderr", $"{cell.Id} writes to stderr: {Cell.Text(output["text"])}");
        }));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Shows_as_many_charts_as_each_cell_asks_for(string name)
    {
        var lesson = await ExecutedAsync(name);

        Assert.All(lesson.CodeCells, cell =>
        {
            var charts = Charts(cell);
            Assert.True(Call().Count(cell.Source) == charts.Length, $"{cell.Id} shows {charts.Length} charts.");
            Assert.All(charts, chart =>
            {
                Assert.NotEmpty(Figure(chart)["data"]!.AsArray());
                Assert.Contains(
                    "<summary>The numbers</summary>", Cell.Text(chart["text/html"]), StringComparison.Ordinal);
                Assert.NotEmpty(Cell.Text(chart["text/plain"]));
            });
        });
    }

    /// <summary>The published kernel has an older FSharp.Core than Plotly.NET, so this can fail here alone.</summary>
    [Fact]
    public async Task Styles_a_chart_as_the_page_says()
    {
        var page = await ExecutedAsync(JupyterRuns.StylingPage);

        var layouts = page.CodeCells.Skip(1).Select(cell => Figure(Assert.Single(Charts(cell)))["layout"]!).ToArray();
        Assert.Equal(3, layouts.Length);
        Assert.Equal(700, layouts[1]["width"]!.GetValue<int>());
        Assert.Equal("My own title", layouts[2]["title"]!["text"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Opens_with_Plotly_NET_charts(string name)
    {
        var lesson = await ExecutedAsync(name);

        Assert.Matches(@"Charts: Plotly\.NET [0-9.]+\.$", Runs.Shown(lesson.CodeCells.First()));
    }

    private async Task<Notebook> ExecutedAsync(string name)
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the notebook kernel (UseKernel=false).");
        Assert.SkipUnless(
            JupyterRuns.IsInstalled,
            "Jupyter's nbconvert is not installed (Debian: jupyter-nbconvert, jupyter-client).");
        var run = await runs.RunAsync(name);
        Assert.True(run.Executed is not null, run.Nbconvert.Output);
        return run.Executed;
    }

    private static JsonObject[] Charts(Cell cell) =>
        [.. cell.Outputs.Select(output => output!["data"]).OfType<JsonObject>()
        .Where(data => data.ContainsKey(MimeType))];

    /// <summary>The published kernel sends JSON to Jupyter as text.</summary>
    private static JsonNode Figure(JsonObject chart) => JsonNode.Parse(Cell.Text(chart[MimeType]))!;

    /// <summary>Every chart of a lesson is drawn by one call of this form.</summary>
    [GeneratedRegex(@"\bChart\.[A-Z]\w*\(")]
    private static partial Regex Call();
}
