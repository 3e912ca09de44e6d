using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SocketsLessons.Tests.Observing;

public sealed class TcpInfoTests : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _server;

    public TcpInfoTests()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(3);
        _client.Connect(_listener.LocalEndPoint!);
        _server = _listener.Accept();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Values_are_those_of_ss()
    {
        OnLinux();
        for (var i = 0; i < 5; i++)
        {
            _client.Send(new byte[1000]);
            Read(_server, 1000);
            _server.Send(new byte[300]);
            Read(_client, 300);
        }

        // The connection is quiet, but an ACK may still be under way: take a pair of readings that agree.
        TcpInfo info;
        string ss;
        var deadline = Stopwatch.StartNew();
        do
        {
            info = TcpInfo.Read(_client);
            ss = Ss();
        }
        while (info != TcpInfo.Read(_client) && deadline.Elapsed < TimeSpan.FromSeconds(5));

        Assert.Equal("ESTAB", ss.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
        Assert.Equal(TcpState.Established, info.State);
        Assert.Equal(Field(ss, @"\brto:([\d.]+)"), info.RetransmissionTimeout.TotalMilliseconds, 3);
        Assert.Equal(Field(ss, @"\brtt:([\d.]+)"), info.RoundTripTime.TotalMilliseconds, 3);
        Assert.Equal(Field(ss, @"\brtt:[\d.]+/([\d.]+)"), info.RoundTripTimeVariation.TotalMilliseconds, 3);
        Same(Field(ss, @"\bmss:(\d+)"), info.SendMss);
        Same(Field(ss, @"\bpmtu:(\d+)"), info.PathMtu);
        Same(Field(ss, @"\bcwnd:(\d+)"), info.CongestionWindow);
        Same(Field(ss, @"\bbytes_sent:(\d+)"), info.BytesSent);
        Same(Field(ss, @"\bbytes_acked:(\d+)"), info.BytesAcknowledged);
        Same(Field(ss, @"\bbytes_received:(\d+)"), info.BytesReceived);
        Same(Field(ss, @"\bsegs_out:(\d+)"), info.SegmentsSent);
        Same(Field(ss, @"\bsegs_in:(\d+)"), info.SegmentsReceived);
        Same(Field(ss, @"\bdata_segs_out:(\d+)"), info.DataSegmentsSent);
        Same(Field(ss, @"\bdata_segs_in:(\d+)"), info.DataSegmentsReceived);
        Same(Field(ss, @"\bdelivered:(\d+)"), info.SegmentsDelivered);
        Assert.Equal(Field(ss, @"\bminrtt:([\d.]+)"), info.MinimumRoundTripTime!.Value.TotalMilliseconds, 3);
        // What was sent is known without ss, too.
        Assert.Equal(5000, info.BytesSent);
        Assert.Equal(1500, info.BytesReceived);
    }

    [Fact]
    public void The_states_are_those_of_the_rfc()
    {
        OnLinux();
        Assert.Equal(TcpState.Listen, TcpInfo.Read(_listener).State);

        // RFC 9293 §3.6: the side that closes first gets to FIN-WAIT-2, the other is in CLOSE-WAIT.
        _client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, _server.Receive(new byte[1]));

        Assert.Equal(TcpState.CloseWait, TcpInfo.Read(_server).State);
        Assert.True(
            SpinWait.SpinUntil(() => TcpInfo.Read(_client).State == TcpState.FinWait2, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_listening_socket_has_its_queue_and_its_backlog()
    {
        OnLinux();
        using var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        waiting.Connect(_listener.LocalEndPoint!);

        var info = TcpInfo.Read(_listener);

        Assert.Equal(1, info.Unacknowledged);
        Assert.Equal(3, info.Sacked);
    }

    [Fact]
    public void Fields_that_the_kernel_does_not_return_are_null()
    {
        // Linux 2.6 returned 104 bytes; a round-trip time of 1500 µs is at offset 68.
        var raw = new byte[104];
        raw[0] = 1;
        BitConverter.TryWriteBytes(raw.AsSpan(68), 1500u);
        BitConverter.TryWriteBytes(raw.AsSpan(76), 0x7fffffffu);

        var info = TcpInfo.Parse(raw);

        Assert.Equal(1.5, info.RoundTripTime.TotalMilliseconds);
        Assert.Null(info.SlowStartThreshold);
        Assert.Null(info.BytesAcknowledged);
        Assert.Null(info.SendWindow);
        Assert.Null(info.RetransmissionTimeouts);
        Assert.Contains("not in this kernel", info.ToString(), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => TcpInfo.Parse(raw.AsSpan(0, 100)));
    }

    [Fact]
    public void A_socket_without_TCP_INFO_is_refused()
    {
        using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Assert.False(TcpInfo.TryRead(udp, out _));
        OnLinux();
        Assert.Throws<ArgumentException>(() => TcpInfo.Read(udp));
        _client.Dispose();
        Assert.False(TcpInfo.TryRead(_client, out _));
        Assert.Throws<ObjectDisposedException>(() => TcpInfo.Read(_client));
    }

    [Fact]
    public void On_other_systems_than_Linux_the_error_says_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsLinux(), "This is Linux.");
        Assert.False(TcpInfo.TryRead(_client, out _));
        var error = Assert.Throws<PlatformNotSupportedException>(() => TcpInfo.Read(_client));
        Assert.Contains("devcontainer", error.Message, StringComparison.Ordinal);
    }

    private static void OnLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "TCP_INFO exists on Linux only.");

    private static void Read(Socket socket, int bytes)
    {
        socket.ReceiveTimeout = 10_000;
        var buffer = new byte[bytes];
        for (var filled = 0; filled < bytes; filled += socket.Receive(
            buffer, filled, bytes - filled, SocketFlags.None)) { }
    }

    private static void Same(double expected, double? actual) => Assert.Equal((double?)expected, actual);

    private static double Field(string ss, string pattern)
    {
        var match = Regex.Match(ss, pattern);
        Assert.True(match.Success, $"ss printed nothing like {pattern}: {ss}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private string Ss()
    {
        var local = (IPEndPoint)_client.LocalEndPoint!;
        var remote = (IPEndPoint)_client.RemoteEndPoint!;
        var start = new ProcessStartInfo("ss") { RedirectStandardOutput = true };
        foreach (var word in new[] { "-tinH", "sport", "=", $":{local.Port}", "and", "dport", "=", $":{remote.Port}" })
            start.ArgumentList.Add(word);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(10_000));
            Assert.NotEmpty(output);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ss is not installed: apt-get install iproute2.");
            return "";
        }
    }
}
