using System.Text.Json.Nodes;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>The figure of a page keeps what can be seen of a chart's numbers.</summary>
public sealed class PageFigureTests
{
    // An axis of a minute, far from zero; one with powers of ten; and one of whole numbers.
    private static readonly double[] Times = [1764376725.1234567, 1764376725.9876543, 1764376785.5555555];
    private static readonly double[] Powers = [0.000012345678, 0.0087654321, 12.345678912];
    private static readonly double[] Ports = [32768, 49153, 60999];

    [Fact]
    public void Numbers_stay_within_a_pixel_of_their_place()
    {
        var figure = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["x"] = Array(Times),
                ["y"] = Array(Powers),
                ["z"] = Array(Ports),
                ["name"] = "1.23456789",
            }),
            ["layout"] = new JsonObject { ["height"] = 400, ["meta"] = new JsonObject { ["caption"] = "words" } },
        };

        var written = JsonNode.Parse(PageFigure.ToJson(figure))!;
        var trace = written["data"]![0]!;

        // A screen of 2000 pixels in width.
        Assert.All(Times.Zip(Numbers(trace["x"]!)), pair => Assert.Equal(pair.First, pair.Second, 60.0 / 2000));
        // On an axis with powers of ten, six of them in 1000 pixels.
        Assert.All(Powers.Zip(Numbers(trace["y"]!)), pair =>
            Assert.Equal(Math.Log10(pair.First), Math.Log10(pair.Second), 6.0 / 1000));
        Assert.Equal(Ports, Numbers(trace["z"]!));
        Assert.Equal("1.23456789", trace["name"]!.GetValue<string>());
        Assert.Null(written["layout"]!["meta"]);
        Assert.NotNull(figure["layout"]!["meta"]);
        Assert.InRange(written.ToJsonString().Length, 1, figure.ToJsonString().Length - 50);
    }

    private static JsonArray Array(double[] numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    private static double[] Numbers(JsonNode values) =>
        [.. values.AsArray().Select(value => value!.GetValue<double>())];
}
