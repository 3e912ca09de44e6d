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
        var json = Read(figure.ToJson());
        var traces = json["data"]!.Cast<JObject>().Select(ToTrace).ToList();
        var layout = PlotlyParts.Fill(new Layout(), ((JObject)json["layout"]!).Properties());
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects<List<Trace>>(false, traces));
    }

    /// <summary>
    /// Makes a figure of a Plotly.NET chart, so that it is drawn where Plotly.NET's own HTML stays blank. A chart that
    /// was a figure keeps its text alternative and its table.
    /// </summary>
    public static Figure ToFigure(this GenericChart chart)
    {
        var json = JsonNode.Parse(GenericChart.toFigureJson(chart))!.AsObject();
        return FigureMeta.Read(json) ?? new(
            "A chart made with Plotly.NET.", json["data"]!.DeepClone().AsArray(),
            json["layout"]!.DeepClone().AsObject(), new Table("Its numbers are in the chart alone.", [], []));
    }

    /// <summary>The type can only be given here; where there is none, plotly takes "scatter".</summary>
    private static Trace ToTrace(JObject json) => PlotlyParts.Fill(
        new Trace((string?)json["type"] ?? "scatter"), json.Properties().Where(property => property.Name != "type"));

    /// <summary>Newtonsoft takes text that looks like a date for one, unless told not to.</summary>
    private static JObject Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
