using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;
using Figure = SocketsLessons.Charts.Figure;

namespace SocketsLessons.Interactive.Charts;

/// <summary>The library's figures as Plotly.NET's charts, and back; nothing is lost either way.</summary>
public static class PlotlyCharts
{
    /// <summary>Makes a Plotly.NET chart of a figure, to be styled on with Plotly.NET's <c>Chart.With…</c>.</summary>
    public static GenericChart ToPlotly(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var traces = new List<Trace>();
        foreach (var item in LibrarySurface.Data(figure))
        {
            var json = Read(item!);
            // The type alone can only be given here; where there is none, plotly takes "scatter".
            var trace = new Trace((string?)json["type"]);
            foreach (var property in json.Properties().Where(property => property.Name != "type"))
                trace.SetValue(property.Name, property.Value);
            traces.Add(trace);
        }

        var layout = new Layout();
        foreach (var property in Read(LibrarySurface.Layout(figure)).Properties()) layout.SetValue(property.Name, property.Value);
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects<List<Trace>>(false, traces));
    }

    /// <summary>Makes a figure of a Plotly.NET chart, so that it is drawn where Plotly.NET's own HTML stays blank.</summary>
    public static Figure ToFigure(this GenericChart chart)
    {
        var (data, layout) = Parts(chart);
        return LibrarySurface.Undescribed(data, layout);
    }

    /// <summary>The figure as it is after its way through Plotly.NET; its words and its table stay.</summary>
    internal static Figure ThroughPlotly(Figure figure)
    {
        var (data, layout) = Parts(figure.ToPlotly());
        return LibrarySurface.With(figure, data, layout);
    }

    private static (JsonArray Data, JsonObject Layout) Parts(GenericChart chart)
    {
        var json = JsonNode.Parse(GenericChart.toFigureJson(chart))!;
        return ((JsonArray)json["data"]!.DeepClone(), (JsonObject)json["layout"]!.DeepClone());
    }

    /// <summary>Newtonsoft takes text that looks like a date for one, unless told not to.</summary>
    private static JObject Read(JsonNode json)
    {
        using var reader = new JsonTextReader(new StringReader(json.ToJsonString())) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
