using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Charts;

/// <summary>The cells of notebooks/styling-with-plotly.md, run as a reader would run them.</summary>
public sealed partial class StylingPageTests
{
    [Fact]
    public async Task Each_cell_of_the_page_changes_what_it_says_and_nothing_else()
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.NotebookFolder, "styling-with-plotly.md"), TestContext.Current.CancellationToken);

        var result = await Runs.RunAsync(
            Runs.Make([.. CodeBlock().Matches(page).Select(block => block.Groups[1].Value)]), CellEngine.Interactive);

        Assert.Null(result.Failure);
        JsonNode[] figures = [
            .. Runs.Outputs(result).Skip(1).Select(output => output["data"]!["application/vnd.plotly.v1+json"]!)];
        var (made, styled, last) = (figures[0]["layout"]!, figures[1]["layout"]!, figures[2]["layout"]!);
        Assert.Equal(3, figures.Length);
        Assert.All(figures, figure => Assert.True(JsonNode.DeepEquals(figures[0]["data"], figure["data"])));
        Assert.Equal((700, 300), (styled["width"]!.GetValue<int>(), styled["height"]!.GetValue<int>()));
        Assert.Equal("port", styled["yaxis"]!["title"]!["text"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(made["title"], styled["title"]));
        Assert.True(JsonNode.DeepEquals(made["yaxis"]!["range"], styled["yaxis"]!["range"]));
        Assert.Equal("My own title", last["title"]!["text"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(made["title"]!["x"], last["title"]!["x"]));
        Assert.Equal(",d", last["yaxis"]!["tickformat"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(made["yaxis"]!["title"], last["yaxis"]!["title"]));
        Assert.True(JsonNode.DeepEquals(made["yaxis"]!["gridcolor"], last["yaxis"]!["gridcolor"]));
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
