using System.Globalization;

namespace SocketsLessons;

/// <summary>Formats numbers with units, the same in every culture.</summary>
internal static class Quantity
{
    private static readonly string[] Decimals = ["0", "0.0", "0.00", "0.000", "0.0000"];

    /// <summary>A time in a suitable unit, with three significant digits: "13.2 µs", "1.25 ms".</summary>
    public static string Time(TimeSpan time)
    {
        var (unit, perTick) = Unit(time);
        return $"{Number(time.Ticks * perTick)} {unit}";
    }

    /// <summary>A suitable unit for a time, and how many of it a tick of 100 ns is.</summary>
    public static (string Unit, double PerTick) Unit(TimeSpan time) => Math.Abs(time.TotalMilliseconds) switch
    {
        < 1 => ("µs", 1.0 / TimeSpan.TicksPerMicrosecond),
        < 1000 => ("ms", 1.0 / TimeSpan.TicksPerMillisecond),
        _ => ("s", 1.0 / TimeSpan.TicksPerSecond),
    };

    /// <summary>A proportion of 0 to 1 as a percentage with three significant digits.</summary>
    public static string Percent(double proportion) => $"{Number(proportion * 100)} %";

    /// <summary>A number with three significant digits; whole numbers in full.</summary>
    public static string Number(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return "no value";
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, Decimals.Length - 1);
        return value.ToString(Decimals[digits], CultureInfo.InvariantCulture);
    }
}
