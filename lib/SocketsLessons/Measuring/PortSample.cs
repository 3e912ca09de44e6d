using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// Ports that the system gave to sockets which didn't ask for a certain one, in the order in which it gave them.
/// </summary>
/// <param name="Ports">The ports.</param>
public sealed record PortSample(IReadOnlyList<int> Ports)
{
    /// <summary>
    /// The share of the ports that are higher than the one before, 0 to 1. Half of them are, on average, if the ports
    /// come in random order.
    /// </summary>
    public double RisingShare => Ports.Zip(Ports.Skip(1)).Select(pair => pair.Second > pair.First ? 1.0 : 0.0)
        .DefaultIfEmpty().Average();

    /// <summary>How many of the ports are even.</summary>
    public int EvenCount => Ports.Count(port => port % 2 == 0);

    /// <summary>
    /// Whether the ports rise and fall as random ones do: between 35 % and 65 % of them are higher than the one before.
    /// With 200 random ports, these limits are seven standard deviations from a half: the number of rises in a random
    /// order has the variance (n + 1) / 12 (D. E. Knuth, The Art of Computer Programming, volume 3, section 5.1.3).
    /// </summary>
    public bool LooksRandom => RisingShare is > 0.35 and < 0.65;

    /// <summary>
    /// Connects clients to one server, one after the other, and closes them when all are connected. The server must
    /// accept them meanwhile, or have room for all of them in its backlog.
    /// </summary>
    /// <param name="server">The server's address and port, over IPv4.</param>
    /// <param name="count">How many clients; at most half as many as the system has ephemeral ports.</param>
    /// <exception cref="SocketException">A client was refused, or not let in within 5 s.</exception>
    public static PortSample ByConnect(EndPoint server, int count) => Take(count, socket =>
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            socket.ConnectAsync(server, deadline.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    });

    /// <summary>Binds TCP sockets to port 0 of 127.0.0.1, one after the other, and closes them when all are bound.
    /// </summary>
    /// <param name="count">How many sockets; at most half as many as the system has ephemeral ports.</param>
    public static PortSample ByBind(int count) =>
        Take(count, socket => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)));

    /// <summary>The sample in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{RisingShare * 100:0} % of the steps go up, {EvenCount} of {Ports.Count} ports are even");

    private static PortSample Take(int count, Action<Socket> askForPort)
    {
        // Other programs need ports too.
        count = Math.Min(count, PortRange.Ephemeral().Count / 2);
        var sockets = new List<Socket>();
        try
        {
            while (sockets.Count < count)
            {
                sockets.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
                askForPort(sockets[^1]);
            }

            return Of(sockets);
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static PortSample Of(IEnumerable<Socket> sockets) =>
        new([.. sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port)]);
}
