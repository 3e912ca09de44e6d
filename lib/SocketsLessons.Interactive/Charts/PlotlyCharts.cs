using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace SocketsLessons.Interactive.Charts;

/// <summary>The library's figures as Plotly.NET's charts, and back, with the same data and layout.</summary>
public static class PlotlyCharts
{
    /// <summary>Makes a Plotly.NET chart of a figure, to be styled on with Plotly.NET's <c>Chart.With…</c>.</summary>
    public static GenericChart ToPlotly(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var traces = figure.Data.Select(trace => ToTrace(Read(trace!))).ToList();
        var layout = PlotlyParts.Fill(new Layout(), Read(figure.Layout).Properties());
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects<List<Trace>>(false, traces));
    }

    /// <summary>Makes a figure of a Plotly.NET chart, so that it is drawn where Plotly.NET's own HTML stays
    /// blank.</summary>
    public static Figure ToFigure(this GenericChart chart)
    {
        var (data, layout) = Parts(chart);
        return new(
            "A chart made with Plotly.NET.", data, layout, new Table("Its numbers are in the chart alone.", [], []));
    }

    /// <summary>The figure as it is after its way through Plotly.NET; its words and its table stay.</summary>
    internal static Figure ThroughPlotly(Figure figure)
    {
        var (data, layout) = Parts(figure.ToPlotly());
        return new(figure.AltText, data, layout, figure.Table);
    }

    /// <summary>The type can only be given here; where there is none, plotly takes "scatter".</summary>
    private static Trace ToTrace(JObject json) => PlotlyParts.Fill(
        new Trace((string?)json["type"] ?? "scatter"), json.Properties().Where(property => property.Name != "type"));

    private static (JsonArray Data, JsonObject Layout) Parts(GenericChart chart)
    {
        var json = JsonNode.Parse(GenericChart.toFigureJson(chart))!;
        return ((JsonArray)json["data"]!.DeepClone(), (JsonObject)json["layout"]!.DeepClone());
    }

    /// <summary>Newtonsoft takes text that looks like a date for one, unless told not to.</summary>
    private static JObject Read(JsonNode json)
    {
        using var reader = new JsonTextReader(
            new StringReader(json.ToJsonString()))
        { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
