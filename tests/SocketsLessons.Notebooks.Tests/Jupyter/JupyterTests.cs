using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Notebooks.Tests.Jupyter;

/// <summary>The lessons in Jupyter with the published kernel: what a learner has there, and nearly what VS Code runs.</summary>
[Collection(nameof(JupyterTests))]
[CollectionDefinition(nameof(JupyterTests), DisableParallelization = true)]
public sealed partial class JupyterTests(JupyterRuns runs) : IClassFixture<JupyterRuns>
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Runs_every_cell_without_an_error(string name)
    {
        var lesson = await ExecutedAsync(name);

        Assert.All(lesson.CodeCells, cell => Assert.All(cell.Outputs, output =>
        {
            Assert.NotEqual("error", Cell.Text(output!["output_type"]));
            Assert.False(Cell.Text(output["name"]) == "stderr", $"{cell.Id} writes to stderr: {Cell.Text(output["text"])}");
        }));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Shows_as_many_charts_as_each_cell_asks_for(string name)
    {
        var lesson = await ExecutedAsync(name);

        Assert.All(lesson.CodeCells, cell =>
        {
            JsonObject[] charts = [.. cell.Outputs.Select(output => output!["data"] as JsonObject).OfType<JsonObject>()
                .Where(data => data.ContainsKey("application/vnd.plotly.v1+json"))];
            Assert.True(Call().Count(cell.Source) == charts.Length, $"{cell.Id} shows {charts.Length} charts.");
            Assert.All(charts, data =>
            {
                Assert.NotEmpty(data["application/vnd.plotly.v1+json"]!["data"]!.AsArray());
                Assert.Contains("<summary>The numbers</summary>", Cell.Text(data["text/html"]), StringComparison.Ordinal);
                Assert.NotEmpty(Cell.Text(data["text/plain"]));
            });
        });
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
        Assert.SkipUnless(JupyterRuns.IsInstalled, "Jupyter's nbconvert is not installed (Debian: jupyter-nbconvert, jupyter-client).");
        var run = await runs.RunAsync(name);
        Assert.True(run.Executed is not null, run.Nbconvert.Output);
        return run.Executed;
    }

    /// <summary>Every chart of a lesson is drawn by one call of this form.</summary>
    [GeneratedRegex(@"\bChart\.[A-Z]\w*\(")]
    private static partial Regex Call();
}
