using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Observing;

public sealed class PortRangeConnectTests
{
    /// <summary>A part of the system's range, where the option of Linux has an effect.</summary>
    private static PortRange Inside => PortRange.Ephemeral().Middle(4);

    /// <summary>Below the range of every system, where the ports are tried one by one.</summary>
    private static PortRange Outside { get; } = FindFree(4);

    [Fact]
    public void Every_port_is_in_the_range_and_used_once() => Assert.All([Inside, Outside], range =>
    {
        using var loopback = new Loopback();
        var clients = Connect(range, loopback.EndPoint, out _);

        var ports = clients.ConvertAll(client => ((IPEndPoint)client.LocalEndPoint!).Port);

        clients.ForEach(client => client.Dispose());
        Assert.NotEmpty(ports);
        Assert.Equal(ports.Distinct(), ports);
        Assert.All(ports, port => Assert.True(range.Contains(port), $"{port} is not in {range}"));
    });

    // A port can lead to two servers: TCP tells connections apart by four values (RFC 9293, section 3.3.1).
    [Fact]
    public void Range_is_used_up_for_one_server_only() => Assert.All([Inside, Outside], range =>
    {
        using var one = new Loopback();
        using var other = new Loopback();
        var clients = Connect(range, one.EndPoint, out var error);

        clients.Add(range.Connect(other.EndPoint));

        clients.ForEach(client => client.Dispose());
        Assert.Equal(SocketError.AddressNotAvailable, error);
    });

    [Fact]
    public void Refusal_is_reported_as_one()
    {
        using var closed = Loopback.NewSocket();
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.All([Inside, Outside], range => Assert.Equal(
            SocketError.ConnectionRefused,
            Assert.Throws<SocketException>(() => range.Connect(closed.LocalEndPoint!)).SocketErrorCode));
    }

    /// <summary>Connects until it fails, or until there are more clients than ports.</summary>
    private static List<Socket> Connect(PortRange range, EndPoint server, out SocketError error)
    {
        var clients = new List<Socket>();
        error = SocketError.Success;
        try
        {
            while (clients.Count <= range.Count) clients.Add(range.Connect(server));
        }
        catch (SocketException thrown)
        {
            error = thrown.SocketErrorCode;
        }

        return clients;
    }

    private static PortRange FindFree(int count)
    {
        for (var first = 21_000; first < 29_000; first += count)
        {
            try
            {
                for (var port = first; port < first + count; port++)
                {
                    using var socket = Loopback.NewSocket();
                    socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                }

                return new PortRange(first, first + count - 1, "free");
            }
            catch (SocketException)
            {
                // Another program has one of them.
            }
        }

        throw new InvalidOperationException("There are no free ports.");
    }
}
