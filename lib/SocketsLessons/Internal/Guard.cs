using System.Net;

namespace SocketsLessons;

/// <summary>Argument checks shared by the links. Each message says what to write instead.</summary>
internal static class Guard
{
    public static double Probability(double value, string name) =>
        Range(value, value is >= 0 and <= 1, name, "a probability from 0 to 1 (5 % is 0.05)");

    public static TimeSpan Time(TimeSpan value, string name) => TimeSpan.FromTicks(
        Range(
            value.Ticks, value.TotalSeconds is >= 0 and <= 60, name, "a time from 0 to 60 s",
            FormattableString.Invariant($"{value.TotalSeconds} s")));

    public static long Count(long value, string name) => Range(value, value >= 0, name, "0 or more");

    public static T Range<T>(T value, bool holds, string name, string what, string? shown = null) => holds
        ? value
        : throw new ArgumentOutOfRangeException(
            name, FormattableString.Invariant($"{name} is {what}, but it was {shown ?? (object?)value}."));

    public static void Loopback(IPEndPoint server)
    {
        if (!IPAddress.IsLoopback(server.Address) || server.Port == 0)
        {
            throw new ArgumentException(
                $"A link leads to a server on this machine: give it the server's loopback address and port, not "
                    + $"{server}.",
                nameof(server));
        }
    }
}
