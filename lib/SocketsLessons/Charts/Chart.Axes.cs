using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    // Beyond this a linear axis presses most of the points into one line.
    private const double MaxLinearRatio = 10;

    /// <summary>Makes an axis logarithmic where the values need it, and says so in its title.</summary>
    private static void Scale(JsonNode axis, IEnumerable<double> values, Func<double, string>? label = null)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length == 0 || known.Min() <= 0 || known.Max() / known.Min() <= MaxLinearRatio) return;
        var (smallest, spread) = (known.Min(), known.Max() / known.Min());
        // plotly's own labels between the powers of ten are bare digits, which nobody can read.
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), (int)Math.Ceiling(Math.Log10(spread)) + 2).Select(power => Math.Pow(10, power));
        double[] steps = spread < 300 ? [1, 2, 5] : [1];
        var ticks = powers.SelectMany(power => steps.Select(step => step * power)).ToArray();
        var text = Array(ticks.Select(label ?? (tick => Text(tick, "0.######"))));
        Set(axis, ("type", "log"), ("tickmode", "array"), ("tickvals", Array(ticks)), ("ticktext", text));
        axis["title"]!["text"] = $"{axis["title"]!["text"]}, log scale";
    }

    /// <summary>The same for an axis of times, with a unit at each tick.</summary>
    private static void ScaleTimes(JsonNode axis, string what, TimeSpan[] times, double perTick)
    {
        if (times.Length == 0 || times.Min() <= TimeSpan.Zero || times.Max() / times.Min() <= MaxLinearRatio) return;
        axis["title"]!["text"] = what;
        Scale(axis, times.Select(time => time.Ticks * perTick), tick =>
        {
            var (unit, factor) = Quantity.Unit(new TimeSpan((long)Math.Round(tick / perTick)));
            return $"{Text(tick / perTick * factor, "0.###")} {unit}";
        });
    }

    /// <summary>The unit that suits most of some times, and how many of it a tick of 100 ns is.</summary>
    private static (string Unit, double PerTick) Unit(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return Quantity.Unit(sorted.Length == 0 ? TimeSpan.FromMilliseconds(1) : sorted[sorted.Length / 2]);
    }
}
