using System.Globalization;
using System.Net;

namespace SocketsLessons.Links;

/// <summary>The checks that the links' settings share. Each message says what to write instead.</summary>
internal static class Check
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static double Probability(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture,
            $"{name} is a probability from 0 to 1 (5 % is 0.05), but it was {value}."));

    public static TimeSpan Time(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture,
            $"{name} is a time from 0 to {Longest.TotalSeconds} s, but it was {value.TotalSeconds} s."));

    public static long Count(long value, long least, string name) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture,
            $"{name} is {least} or more, but it was {value}."));

    public static void Loopback(IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!IPAddress.IsLoopback(server.Address) || server.Port == 0)
        {
            throw new ArgumentException(
                $"A link leads to a server on this machine: give it the server's loopback address and port, not {server}.",
                nameof(server));
        }
    }
}
