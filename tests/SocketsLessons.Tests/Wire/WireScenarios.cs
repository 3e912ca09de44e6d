using System.Net;
using System.Net.Sockets;
using SocketsLessons.Tests.Paths;

namespace SocketsLessons.Tests.Wire;

/// <summary>Real traffic across a lab's path, captured. The names are those of the events that each is about.</summary>
internal static class WireScenarios
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Lazy<PacketTrace>> s_all = new Dictionary<string, Func<PacketTrace>>
    {
        ["handshake"] = () => Tcp(new LinkSettings { Delay = TimeSpan.FromMilliseconds(5) }, (_, _, _) => { }),
        ["data both ways"] = () => Tcp(new LinkSettings(), DataBothWays),
        ["half-close"] = () => Tcp(new LinkSettings(), HalfClose),
        ["reset"] = () => Tcp(new LinkSettings(), (_, client, _) => client.Close(0)),
        ["refusal"] = Refusal,
        ["retransmission after loss"] = () => Tcp(new LinkSettings(), TailLoss),
        ["SACK"] = () => Tcp(new LinkSettings(), Gap),
        ["zero window and probe"] = () => Tcp(new LinkSettings(), ZeroWindow, receiveBuffer: 8192),
        ["UDP with ICMP port unreachable"] = UdpRefused,
        ["10,000 packets"] = () =>
            Tcp(new LinkSettings { Loss = 0.0005 }, (_, client, server) => Bulk(client, server, 14_800_000)),
    }.ToDictionary(scenario => scenario.Key, scenario => new Lazy<PacketTrace>(scenario.Value));

    public static TheoryData<string> Names => [.. s_all.Keys];

    /// <summary>What was captured, once for all tests.</summary>
    public static PacketTrace Trace(string scenario) => s_all[scenario].Value;

    /// <summary>Captures one connection from before its handshake.</summary>
    /// <param name="settings">The path.</param>
    /// <param name="use">What the two ends do: the client's is the first.</param>
    /// <param name="receiveBuffer">The size of the server's, in bytes; 0 for the system's own.</param>
    /// <param name="ports">The client's port and the server's; 0 for the system's choice.</param>
    public static PacketTrace Tcp(
        LinkSettings settings, Action<PathLab, Socket, Socket> use, int receiveBuffer = 0,
        (int Client, int Server) ports = default)
    {
        Needs.Lab();
        using var lab = PathLab.Start(settings);
        var capture = lab.Capture();
        var listener = lab.Server.NewSocket();
        if (receiveBuffer > 0) listener.ReceiveBufferSize = receiveBuffer;
        listener.Bind(new IPEndPoint(lab.Server.Address, ports.Server));
        listener.Listen();
        using var client = lab.Client.NewSocket();
        client.NoDelay = true;
        if (ports.Client > 0) client.Bind(new IPEndPoint(lab.Client.Address, ports.Client));
        client.Connect(listener.LocalEndPoint!);
        using var server = listener.Accept();
        server.NoDelay = true;
        client.ReceiveTimeout = client.SendTimeout = server.ReceiveTimeout =
            server.SendTimeout = (int)Deadline.TotalMilliseconds;
        use(lab, client, server);
        return capture.Stop();
    }

    /// <summary>A transfer from the client to the server.</summary>
    public static void Bulk(Socket client, Socket server, int bytes)
    {
        var sender = new Thread(() => client.Send(new byte[bytes]));
        sender.Start();
        Receive(server, bytes);
        sender.Join();
    }

    private static void DataBothWays(PathLab lab, Socket client, Socket server)
    {
        for (var i = 1; i <= 3; i++)
        {
            client.Send(new byte[i * 10]);
            Receive(server, i * 10);
            server.Send(new byte[5000]);
            Receive(client, 5000);
        }
    }

    private static void HalfClose(PathLab lab, Socket client, Socket server)
    {
        client.Send("question"u8);
        client.Shutdown(SocketShutdown.Send);
        Receive(server, 8);
        Assert.Equal(0, server.Receive(new byte[1]));
        server.Send("answer"u8);
        server.Shutdown(SocketShutdown.Send);
        Receive(client, 6);
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    private static void TailLoss(PathLab lab, Socket client, Socket server)
    {
        lab.ToServer = new LinkSettings { Loss = 1 };
        client.Send(new byte[100]);
        Until(() => lab.Report.ToServer.Lost >= 2);
        lab.ToServer = new LinkSettings();
        Receive(server, 100);
    }

    private static void Gap(PathLab lab, Socket client, Socket server)
    {
        client.Send(new byte[100]);
        Receive(server, 100);
        lab.ToServer = new LinkSettings { Loss = 1 };
        client.Send(new byte[1000]);
        Until(() => lab.Report.ToServer.Lost >= 1);
        lab.ToServer = new LinkSettings();
        for (var i = 0; i < 5; i++) client.Send(new byte[1000]);
        Receive(server, 6000);
    }

    private static void ZeroWindow(PathLab lab, Socket client, Socket server)
    {
        const int Bytes = 100_000, ProbesByte = 3; // struct tcp_info: tcpi_probes
        var sender = new Thread(() => client.Send(new byte[Bytes]));
        sender.Start();
        var info = new byte[104];
        Until(() => client.GetRawSocketOption(6, 11, info) > ProbesByte && info[ProbesByte] >= 1);
        Receive(server, Bytes);
        sender.Join();
    }

    private static PacketTrace Refusal()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        var capture = lab.Capture();
        var refused = Assert.Throws<SocketException>(() => lab.Client.NewSocket().Connect(lab.Server.Address, 9));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        return capture.Stop();
    }

    private static PacketTrace UdpRefused()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        var capture = lab.Capture();
        var socket = lab.Client.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        socket.Connect(lab.Server.Address, 9);
        socket.Send("anybody there?"u8);
        var refused = Assert.Throws<SocketException>(() => socket.Receive(new byte[1]));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        return capture.Stop();
    }

    private static void Receive(Socket socket, int bytes)
    {
        var buffer = new byte[65_536];
        while (bytes > 0)
        {
            var received = socket.Receive(buffer, Math.Min(bytes, buffer.Length), SocketFlags.None);
            Assert.True(received > 0, "The stream has ended too early.");
            bytes -= received;
        }
    }

    private static void Until(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, Deadline), "It has not happened within 20 s.");
}
