using System.Globalization;
using System.Text.Json.Nodes;

namespace SocketsLessons;

/// <summary>One axis of a chart: plotly's layout.xaxis or layout.yaxis, set up by calls that can be chained.</summary>
internal sealed class Axis(string title)
{
    /// <summary>Beyond this ratio of its values a linear axis presses most points into one line.</summary>
    public const double MaxLinearRatio = 10;

    /// <summary>plotly's own attributes of the axis.</summary>
    public JsonObject Json { get; } = FigureLayout.Axis(title);

    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLog => (string?)Json["type"] == "log";

    /// <summary>The part of the figure that the axis takes, 0 to 1.</summary>
    public Axis Domain(double from, double to) => With("domain", ChartJson.Array([from, to]));

    /// <summary>The values it shows, first to last; their logarithms on a logarithmic axis.</summary>
    public Axis Range(double from, double to) => With("range", ChartJson.Array([from, to]));

    /// <summary>Starts at zero.</summary>
    public Axis FromZero() => With("rangemode", "tozero");

    /// <summary>Shows names instead of numbers, in the given order.</summary>
    public Axis Categories(params string[] order)
    {
        With("type", "category");
        return order.Length == 0 ? this : With("categoryorder", "array").With("categoryarray", ChartJson.Array(order));
    }

    /// <summary>A tick at each of these values, with its own label.</summary>
    public Axis Ticks(IEnumerable<double> values, IEnumerable<string> labels) =>
        With("tickmode", "array").With("tickvals", ChartJson.Array(values)).With("ticktext", ChartJson.Array(labels));

    /// <summary>A logarithmic axis, whatever its values.</summary>
    public Axis Log() => With("type", "log");

    /// <summary>Sets an attribute of plotly's that has no method here.</summary>
    public Axis With(string attribute, JsonNode? value)
    {
        Json[attribute] = value;
        return this;
    }

    /// <summary>Makes the axis logarithmic if the values need it, and says so in its title.</summary>
    public Axis Scale(IEnumerable<double> values, Func<double, string>? label = null)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length == 0 || known.Min() <= 0 || known.Max() / known.Min() <= MaxLinearRatio) return this;
        var (smallest, spread) = (known.Min(), known.Max() / known.Min());
        // plotly labels the ticks between powers of ten with bare digits, which are hard to read.
        var decades = (int)Math.Ceiling(Math.Log10(spread)) + 2;
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), decades)
            .Select(power => Math.Pow(10, power));
        double[] steps = spread < 300 ? [1, 2, 5] : [1];
        var ticks = powers.SelectMany(power => steps.Select(step => step * power)).ToArray();
        Title($"{Json["title"]!["text"]}, log scale");
        return Log()
            .Ticks(ticks, ticks.Select(label ?? (tick => tick.ToString("0.######", CultureInfo.InvariantCulture))));
    }

    /// <summary>The same for an axis of times: its title has their unit, or each tick of a logarithmic one.</summary>
    /// <param name="times">The times.</param>
    /// <param name="unit">Their unit on a linear axis.</param>
    /// <param name="perTick">How many of it a tick of 100 ns is.</param>
    public Axis ScaleTimes(TimeSpan[] times, string unit, double perTick)
    {
        if (times.Length == 0 || times.Min() <= TimeSpan.Zero || times.Max() / times.Min() <= MaxLinearRatio)
            return Title($"{Json["title"]!["text"]} ({unit})");
        return Scale(times.Select(time => time.Ticks * perTick), tick =>
        {
            var (unit, factor) = Quantity.Unit(new TimeSpan((long)Math.Round(tick / perTick)));
            return $"{(tick / perTick * factor).ToString("0.###", CultureInfo.InvariantCulture)} {unit}";
        });
    }

    private Axis Title(string text)
    {
        Json["title"]!["text"] = text;
        return this;
    }
}
