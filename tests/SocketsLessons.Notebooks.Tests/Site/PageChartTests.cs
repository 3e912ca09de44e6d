using System.Text.Json.Nodes;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>A page writes a chart from its plotly JSON alone.</summary>
public sealed class PageChartTests
{
    [Fact]
    public async Task Chart_of_the_library_has_its_label_its_caption_and_its_numbers()
    {
        var result = await Runs.RunAsync(
            $"{LessonContract.LibraryLine}\n"
            + "SocketsLessons.Chart.Ports(\"Ports <in a row>\", [40000, 40002], 32768, 60999)");
        var output = Runs.Outputs(result).Single();
        output["data"]!.AsObject().Remove("text/html");
        var caption = output["data"]!["text/plain"]!.ToString().Split('\n')[1];

        var html = PageOutput.ToHtml(output);

        Assert.Contains("aria-label=\"Ports &lt;in a row&gt; (", html, StringComparison.Ordinal);
        Assert.Contains($"<figcaption>{caption}</figcaption>", html, StringComparison.Ordinal);
        Assert.Contains("<summary>The numbers</summary><table><caption>", html, StringComparison.Ordinal);
        Assert.Contains("<td>40000</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>40002</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_without_words_is_named_by_its_text()
    {
        var html = PageOutput.ToHtml(Output(new JsonObject { ["data"] = new JsonArray() }, "A < B"));

        Assert.Contains("aria-label=\"A &lt; B\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<details>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{\"label\": 7, \"caption\": [], \"table\": 7}")]
    [InlineData("{\"table\": {\"columns\": 7, \"rows\": [7, [[]]]}}")]
    public void Words_of_another_form_are_passed_over(string meta)
    {
        var layout = new JsonObject { ["meta"] = JsonNode.Parse(meta) };

        var html = PageOutput.ToHtml(Output(new JsonObject { ["layout"] = layout }, "A chart of somebody else"));

        Assert.Contains("aria-label=\"A chart of somebody else\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[1,null,"x"]}""")]
    [InlineData("""{"data":[{"name":{},"y":[1e999,0.25]}]}""")]
    [InlineData("""{"data":{"y":[1]},"layout":[]}""")]
    [InlineData("""{"data":[],"layout":{"title":"A title","height":"tall","margin":7}}""")]
    public void Figure_of_another_form_is_passed_on_as_it_is(string figure)
    {
        var html = PageOutput.ToHtml(Output((JsonObject)JsonNode.Parse(figure)!, "A chart of somebody else"));

        Assert.Contains(figure, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_numbers_are_text()
    {
        const string Script = "</figure><script>alert(1)</script>";
        var table = new JsonObject
        {
            ["caption"] = Script,
            ["columns"] = new JsonArray(Script),
            ["rows"] = new JsonArray(new JsonArray(Script)),
        };
        var meta = new JsonObject { ["label"] = $"\">{Script}", ["caption"] = Script, ["table"] = table };
        var figure = new JsonObject { ["layout"] = new JsonObject { ["meta"] = meta } };

        var html = PageOutput.ToHtml(Output(figure, Script));

        Assert.Equal(1, html.Split("<script").Length - 1);
        Assert.Equal(1, html.Split("</figure>").Length - 1);
    }

    private static JsonObject Output(JsonObject figure, string text) => new()
    {
        ["output_type"] = "display_data",
        ["data"] = new JsonObject { ["application/vnd.plotly.v1+json"] = figure, ["text/plain"] = text },
    };
}
