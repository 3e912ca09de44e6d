using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace SocketsLessons;

/// <summary>
/// Two hosts and the path between them. Each host is a network namespace with one end of a virtual Ethernet pair (man 4
/// veth). At the other end a packet socket receives the frames and gives them to the path, which delays, drops or
/// forwards them to the other host.
/// </summary>
internal sealed class NetworkLab : IDisposable
{
    private const string Device = "eth0", Wire = "wire0";

    private readonly long _clock = Stopwatch.GetTimestamp();
    private readonly PacketSocket[] _wires;
    private CapturePair? _capture;
    private LinkPipe _toServer;
    private LinkPipe _toClient;

    private NetworkLab(NetworkNamespace[] hosts, PacketSocket[] wires)
    {
        (Hosts, _wires) = (hosts, wires);
        _toServer = Pipe(LinkDirection.ToServer, wires[1]);
        _toClient = Pipe(LinkDirection.ToClient, wires[0]);
        StartReading(wires[0], frame => _toServer.Arrive(null, frame), "path from client");
        StartReading(wires[1], frame => _toClient.Arrive(null, frame), "path from server");
    }

    /// <summary>The client, and the server.</summary>
    public NetworkNamespace[] Hosts { get; }

    public LinkReport Report => new(_toServer.Count(_wires[0].Dropped), _toClient.Count(_wires[1].Dropped));

    /// <summary>Builds the network; this thread's namespace becomes the client.</summary>
    public static NetworkLab Build()
    {
        var client = NetworkNamespace.Current();
        var clientWire = Connect(client, 1);
        var server = NetworkNamespace.Create();
        var lab = new NetworkLab([client, server], [clientWire, Connect(server, 2)]);
        lab.WarmUp();
        return lab;
    }

    public void Set(LinkSettings toServer, LinkSettings toClient) =>
        (_toServer.Settings, _toClient.Settings) = (toServer, toClient);

    /// <summary>Keeps the packets from now on.</summary>
    public void Capture()
    {
        _capture = new CapturePair(_clock, PacketSocket.HeaderBytes);
        (_toServer.Capture, _toClient.Capture) = (_capture.ToServer, _capture.ToClient);
    }

    /// <summary>Waits until the path is silent, and answers an open file with what was captured.</summary>
    public SafeFileHandle StopCapture(TimeSpan silence)
    {
        var capture = _capture ?? throw new InvalidOperationException("There is no capture to stop.");
        capture.WaitForSilence(silence);
        (_toServer.Capture, _toClient.Capture, _capture) = (null, null, null);
        return capture.WriteToFile();
    }

    /// <summary>
    /// Ends every connection of both hosts, so that no socket waits for a path that no longer exists.
    /// </summary>
    public void Dispose()
    {
        foreach (var host in Hosts)
        {
            try
            {
                host.Run("ss", ["--kill", "--tcp", "--udp", "--all"]);
            }
            catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // Not every kernel supports it (CONFIG_INET_DIAG_DESTROY). Then the sockets' own timeouts end them.
            }
        }

        _toServer.Dispose();
        _toClient.Dispose();
    }

    /// <summary>
    /// Sends packets both ways, so that the path's code is compiled before it is measured: the port is closed, so the
    /// server host answers with ICMP (RFC 1122 §4.1.3.1).
    /// </summary>
    private void WarmUp()
    {
        Hosts[0].Enter();
        Set(new LinkSettings { Delay = TimeSpan.FromMilliseconds(2) }, new LinkSettings());
        Capture();
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
        {
            socket.ReceiveTimeout = 100;
            socket.Connect(new IPEndPoint(new IPAddress([10, 9, 0, 2]), 9));
            for (var i = 0; i < 5; i++)
            {
                try
                {
                    socket.Send([0]);
                    socket.Receive(new byte[1]);
                }
                catch (SocketException)
                {
                    // Refused, as expected.
                }
            }
        }

        // The lesson's counts begin at zero, and nothing is captured.
        _capture = null;
        _toServer.Dispose();
        _toClient.Dispose();
        _toServer = Pipe(LinkDirection.ToServer, _wires[1]);
        _toClient = Pipe(LinkDirection.ToClient, _wires[0]);
    }

    private LinkPipe Pipe(LinkDirection direction, PacketSocket to) => new(
        new LinkSettings(), direction, _clock, (_, frame) => to.Send(frame), PacketSocket.HeaderBytes);

    private static PacketSocket Connect(NetworkNamespace host, int number)
    {
        var other = 3 - number;
        // Fixed hardware addresses need no ARP. One segment per frame (gso_max_segs), because the path drops and delays
        // single packets.
        host.Run("ip", ["-batch", "-"],
            $"""
            link set lo up
            link add {Device} address 02:00:00:00:00:0{number} gso_max_segs 1 type veth peer name {Wire}
            link set {Wire} addrgenmode none up
            link set {Device} addrgenmode none up
            address add 10.9.0.{number}/24 dev {Device}
            neighbour add 10.9.0.{other} lladdr 02:00:00:00:00:0{other} dev {Device} nud permanent

            """);
        // What a connection learned about the path mustn't influence the next one. In a container this file may be
        // read-only.
        try
        {
            File.WriteAllText("/proc/sys/net/ipv4/tcp_no_metrics_save", "1");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }

        return new PacketSocket(Wire);
    }

    private static void StartReading(PacketSocket wire, Action<ReadOnlySpan<byte>> arrive, string name) =>
        new Thread(() =>
    {
        while (true) arrive(wire.Receive());
    })
        { IsBackground = true, Name = name }.Start();
}
