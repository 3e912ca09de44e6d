using Newtonsoft.Json.Linq;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace SocketsLessons.Interactive.Charts;

/// <summary>
/// The parts of a figure as Plotly.NET's own types. It could write them as plain JSON just as well, but its
/// functions for styling look for these types: to set a title on plain JSON fails, and to style an axis
/// would lose what the axis had.
/// </summary>
internal static class PlotlyParts
{
    /// <summary>Sets every property of a part.</summary>
    public static T Fill<T>(T part, IEnumerable<JProperty> properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in properties) part.SetProperty(property.Name, Part(property.Name, property.Value));
        return part;
    }

    private static object Part(string name, JToken json) => json switch
    {
        JObject part => Fill(Empty(name), part.Properties()),
        JArray shapes when name == "shapes" => All<Shape>(shapes),
        JArray annotations when name == "annotations" => All<Annotation>(annotations),
        _ => json,
    };

    private static List<T> All<T>(JArray parts)
        where T : DynamicObj.DynamicObj, new() =>
            [.. parts.Cast<JObject>().Select(part => Fill(new T(), part.Properties()))];

    private static DynamicObj.DynamicObj Empty(string name) => name switch
    {
        "title" => new Title(),
        "legend" => new Legend(),
        "margin" => new Margin(),
        "marker" => new Marker(),
        "line" => new Line(),
        "hoverlabel" => new Hoverlabel(),
        "colorbar" => new ColorBar(),
        "error_x" or "error_y" => new Error(),
        _ when name.StartsWith("xaxis", StringComparison.Ordinal)
            || name.StartsWith("yaxis", StringComparison.Ordinal) => new LinearAxis(),
        _ when name.EndsWith("font", StringComparison.Ordinal) => new Font(),
        _ => new DynamicObj.DynamicObj(),
    };
}
