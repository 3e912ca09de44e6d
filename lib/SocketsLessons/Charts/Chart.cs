using System.Globalization;
using System.Text.Json.Nodes;

namespace SocketsLessons.Charts;

/// <summary>The charts that the lessons draw. Each is one file of this folder.</summary>
public static partial class Chart
{
    /// <summary>Numbers in charts are written alike in every culture.</summary>
    private static string Text(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<double> values) =>
        // JSON has no NaN and no infinity: plotly leaves a gap where there is a null.
        new([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
