using System.Globalization;
using System.Text.Json;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Charts;

public sealed class ChartTests(TestBrowser browser)
{
    public static TheoryData<string> Names => [.. Gallery.All.Select(entry => entry.Name)];

    [Fact]
    public async Task Every_chart_is_valid_for_plotly() =>
        Assert.Empty(
            await PlotlyValidator.FindingsAsync(
            browser, Gallery.All.Select(entry => (entry.Name, entry.Figure.ToJson()))));

    [Fact]
    public async Task An_invalid_chart_is_rejected_by_every_plotly_version()
    {
        const string Bogus =
            """{"data":[{"type":"scatter","x":[1],"y":[1],"colour":"red"}],"layout":{"titel":"x"}}""";
        var findings = await PlotlyValidator.FindingsAsync(browser, [("bogus", Bogus)]);

        foreach (var version in new[] { "2.28.0", "3.6.0", "4.1.2" })
        {
            Assert.Contains(
                findings, finding =>
                    finding.StartsWith(
                        $"bogus: plotly {version}: In data trace 0, key colour", StringComparison.Ordinal));
            Assert.Contains(
                findings, finding =>
                    finding.StartsWith($"bogus: plotly {version}: In layout, key titel", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_has_axis_titles_a_sample_size_an_alt_text_and_a_table(string name)
    {
        var figure = Gallery.All.Single(entry => entry.Name == name).Figure;
        using var json = JsonDocument.Parse(figure.ToJson());
        var layout = json.RootElement.GetProperty("layout");

        Assert.Matches(@"<sub>.+</sub>$", layout.GetProperty("title").GetProperty("text").GetString()!);
        Assert.NotEmpty(layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString()!);
        Assert.NotEmpty(layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString()!);
        Assert.NotEmpty(figure.AltText);
        Assert.DoesNotContain("NaN", figure.AltText + figure.Table + figure.ToJson(), StringComparison.Ordinal);
        Assert.InRange(figure.Table.Rows.Count, 0, 100);
        Assert.Contains("<details>", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_series_differ_in_more_than_color(string name)
    {
        using var json = JsonDocument.Parse(Gallery.All.Single(entry => entry.Name == name).Figure.ToJson());
        var cues = new HashSet<string>();
        foreach (var trace in json.RootElement.GetProperty("data").EnumerateArray())
        {
            if (trace.GetProperty("name").GetString()!.Contains(": ", StringComparison.Ordinal)) continue;
            var line = trace.TryGetProperty("line", out var l) && l.TryGetProperty("dash", out var dash)
                ? dash.GetString() : "";
            var marker = trace.TryGetProperty("marker", out var m) && m.TryGetProperty("symbol", out var symbol)
                ? symbol.GetString() : "";
            var pattern = trace.TryGetProperty("marker", out m) && m.TryGetProperty("pattern", out var p)
                ? p.ToString() : "";
            Assert.True(
                cues.Add(
                $"{trace.GetProperty("type")} {trace.TryGetProperty("mode", out var mode)} {mode} {line} {marker} "
                    + $"{pattern}"));
        }
    }

    [Fact]
    public void No_data_and_a_single_sample_show_a_note()
    {
        Assert.All(Gallery.Empty.Concat(Gallery.Single), entry =>
        {
            Assert.Contains("Nothing to see", entry.Figure.AltText, StringComparison.Ordinal);
            Assert.Contains(
                "Nothing to see", entry.Figure.Layout["annotations"]![0]!["text"]!.GetValue<string>(),
                StringComparison.Ordinal);
        });
        Assert.All(
            Gallery.Usual, entry =>
                Assert.DoesNotContain("Nothing to see", entry.Figure.AltText, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_encoded()
    {
        var figure = Gallery.All.Single(entry => entry.Name == "all-lost").Figure;

        Assert.DoesNotContain(
            "<i>", figure.Data.ToJsonString().Replace("\\u003C", "<", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_outliers_of_a_long_run_are_drawn()
    {
        var run = Gallery.Run("long", 50_000, 11, 0.001, 4);

        var figure = Chart.OverTime("Long", run);

        var drawn = figure.Data[0]!["y"]!.AsArray().Select(y => y!.GetValue<double>()).ToArray();
        Assert.InRange(drawn.Length, 1000, 2000);
        Assert.Equal(run.Delays.Maximum!.Value.TotalMicroseconds, drawn.Max(), 6);
        Assert.Equal(run.Delays.Minimum!.Value.TotalMicroseconds, drawn.Min(), 6);
        Assert.Contains("only the shortest and the longest are drawn", figure.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_is_plain_text_without_plotlys_escapes()
    {
        var figure = Chart.Histogram("a < b & c, not &lt;", new Distribution("x < y", [TimeSpan.FromMilliseconds(1)]));

        Assert.StartsWith("a < b & c, not &lt; (x < y: 1 samples", figure.Title, StringComparison.Ordinal);
        Assert.Contains(
            "a &lt; b &amp; c, not &amp;lt;", figure.Layout["title"]!["text"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cumulative_curve_goes_through_the_percentiles_and_ends_where_the_sample_does()
    {
        // 1 µs to 300 µs: p90 is 270 µs (rank 270). 299 samples are needed for p99, so the curve ends there.
        var distribution = new Distribution("even", Enumerable.Range(1, 300).Select(n => TimeSpan.FromMicroseconds(n)));

        var trace = Chart.Cumulative("Even", distribution).Data[0]!;

        var points = trace["x"]!.AsArray().Zip(trace["y"]!.AsArray())
            .Select(point => (X: point.First!.GetValue<double>(), Y: point.Second!.GetValue<double>())).ToArray();
        Assert.Contains(points, point => Math.Abs(point.X - 10) < 0.1 && Math.Abs(point.Y - 270) < 1);
        Assert.InRange(points[^1].X, 100, 101);
        Assert.Equal(298, points[^1].Y);
    }

    [Fact]
    public void A_long_table_says_that_it_is_truncated()
    {
        var table = Gallery.All.Single(entry => entry.Name == "ports-random").Figure.Table;

        Assert.Equal(100, table.Rows.Count);
        Assert.Contains("the first 100 of 1000 rows", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_late_in_a_long_run_are_drawn_too()
    {
        var run = Gallery.Run("half", 10_000, 11, 0.5, 4);
        var last = run.Samples.Last(sample => sample.Status == DeliveryStatus.Lost).Due;

        var marks = Chart.OverTime("Half", run).Data.Single(
            trace => trace!["name"]!.GetValue<string>().EndsWith(" lost", StringComparison.Ordinal))!;

        var drawn = marks["x"]!.AsArray().Select(x => x!.GetValue<double>()).ToArray();
        Assert.InRange(drawn.Length, 1000, 2000);
        Assert.InRange(drawn[^1], last.TotalSeconds * 0.99, last.TotalSeconds);
    }

    [Fact]
    public void A_step_down_is_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        // Swedish writes a minus sign where a program expects a hyphen.
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "\u2212" } };
        try
        {
            Assert.Equal("-2", Chart.Ports("Down", [40_002, 40_000], 40_000, 40_009).Table.Rows[1][2]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_slow_rise_of_ports_fills_the_axis()
    {
        var axis = Chart.Ports("Slow", [40_000, 40_010, 40_020], 32_768, 60_999).Layout["yaxis"]!["range"]!.AsArray();

        Assert.Equal([39_999, 40_021], axis.Select(end => end!.GetValue<double>()));
    }

    [Fact]
    public void An_invalid_port_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Chart.Ports("x", [], 5, 4));
        Assert.Throws<ArgumentException>(() => Chart.Ports("x", [65536], 1, 2));
        Assert.Throws<ArgumentException>(() => new Series("x", [1], [1, 2]));
    }

    [Fact]
    public void A_few_whole_numbers_label_their_axis()
    {
        double[] clients = [1, 2, 4, 8, 16];
        var axis = Chart.Throughput(
            "x", "y", "clients at once", "answers per second", [new Series("all", clients, clients)]).Layout["xaxis"]!;

        Assert.Equal("log", axis["type"]!.GetValue<string>());
        Assert.Equal(["1", "2", "4", "8", "16"], axis["ticktext"]!.AsArray().Select(text => text!.GetValue<string>()));
    }
}
