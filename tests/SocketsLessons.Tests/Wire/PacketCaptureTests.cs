using System.Text;
using System.Text.Json;
using SocketsLessons.Tests.Paths;

namespace SocketsLessons.Tests.Wire;

/// <summary>What a capture keeps: no more, no less.</summary>
public sealed class PacketCaptureTests
{
    [Fact]
    public void No_packet_arrives_sooner_than_the_path_lets_it()
    {
        var delay = TimeSpan.FromMilliseconds(20);
        var trace =
            WireScenarios.Tcp(new LinkSettings { Delay = delay },
            (_, client, server) => WireScenarios.Bulk(client, server, 50_000));

        Assert.All(trace.Packets, packet => Assert.True(packet.Arrived - packet.Sent >= delay, $"{packet}"));
        Assert.Equal(TimeSpan.Zero, trace[0].Sent);
        Assert.Equal(Enumerable.Range(1, trace.Count), trace.Packets.Select(packet => packet.Number));
        Assert.InRange(trace.Started, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Fact]
    public void Every_loss_and_every_duplicate_that_the_path_counts_is_in_the_trace()
    {
        LinkReport? report = null;
        var trace = WireScenarios.Tcp(new LinkSettings { Loss = 0.05, Duplication = 0.05 }, (lab, client, server) =>
        {
            WireScenarios.Bulk(client, server, 300_000);
            report = lab.Report;
        });

        var upTo = trace.Packets.Where(packet => packet.Direction == LinkDirection.ToServer)
            .Take((int)report!.ToServer.Arrived).ToArray();
        Assert.Equal(report.ToServer.Arrived, upTo.Length);
        Assert.Equal(report.ToServer.Lost, upTo.Count(packet => packet.IsLost));
        Assert.Equal(report.ToServer.Duplicated, upTo.Count(packet => packet.CopyArrived is not null));
        Assert.All(upTo.Where(packet => packet.IsLost), packet => Assert.Null(packet.Arrived));
        Assert.True(report.ToServer.Lost > 0 && report.ToServer.Duplicated > 0,
            "Nothing was lost, or nothing duplicated.");
    }

    [Fact]
    public void A_later_capture_begins_anew_and_ends_the_one_before()
    {
        Needs.Lab();
        using var path = new LabConnection(new LinkSettings());
        var first = path.Lab.Capture();
        path.Client.Send("one"u8);
        Assert.Equal(3, path.Server.Receive(new byte[10]));
        var second = path.Lab.Capture();
        path.Client.Send("three"u8);
        Assert.Equal(5, path.Server.Receive(new byte[10]));

        var trace = second.Stop();

        // On a busy machine TCP may send it twice.
        var sent = trace.Packets.Select(packet => Encoding.ASCII.GetString(packet.Payload.ToArray())).Distinct();
        Assert.Equal(["three"], sent.Where(text => text.Length > 0));
        Assert.Contains("Call Capture again", Assert.Throws<InvalidOperationException>(() => first.Stop()).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => second.Stop());
        path.Lab.Dispose();
        Assert.Throws<ObjectDisposedException>(() => path.Lab.Capture());
    }

    [Fact]
    public void A_capture_of_nothing_is_an_empty_trace()
    {
        Needs.Lab();
        using var lab = PathLab.Start();

        var trace = lab.Capture().Stop(TimeSpan.Zero);

        Assert.Equal(0, trace.Count);
        Assert.Contains("No packet", trace.Diagram().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_capture_counts_what_it_does_not_keep_and_ends_both_directions_together()
    {
        var (toServer, toClient) = (new CaptureBuffer(LinkDirection.ToServer, 3, 0),
            new CaptureBuffer(LinkDirection.ToClient, 3, 0));
        foreach (var i in Enumerable.Range(0, 10))
        {
            toServer.Arrive(100 + i, TimeSpan.FromMilliseconds(i), new LinkDecision(LinkEffects.Delivered),
                new byte[20]);
            toServer.Depart(100 + i, TimeSpan.FromMilliseconds(i + 1));
        }

        toClient.Arrive(1, TimeSpan.FromMilliseconds(1.5), new LinkDecision(LinkEffects.Lost), new byte[20]);
        toClient.Arrive(2, TimeSpan.FromMilliseconds(5), new LinkDecision(LinkEffects.Lost), new byte[20]);

        var trace = CaptureBuffer.Read(DateTimeOffset.UnixEpoch, toServer, toClient);

        // Three to the server, at 0, 1 and 2 ms; to the client only the one before 2 ms.
        Assert.Equal([0, 1, 1.5, 2], trace.Packets.Select(packet => packet.Sent.TotalMilliseconds));
        Assert.Equal(8, trace.NotKept);
        Assert.Equal(12, trace.Count + trace.NotKept);
        Assert.Equal([1.0, 2.0, null, 3.0], trace.Packets.Select(packet => packet.Arrived?.TotalMilliseconds));
    }

    [Fact]
    public void A_capture_is_bounded_in_bytes()
    {
        var buffer = new CaptureBuffer(LinkDirection.ToServer, int.MaxValue, 0);
        var frame = new byte[1500];
        for (var i = 1; i <= 20_000; i++)
            buffer.Arrive(i, TimeSpan.FromTicks(i), new LinkDecision(LinkEffects.Lost), frame);

        var trace = CaptureBuffer.Read(DateTimeOffset.UnixEpoch, buffer);

        Assert.InRange(trace.Packets.Sum(packet => (long)packet.Bytes.Length), CaptureBuffer.MaxBytes - 1500,
            CaptureBuffer.MaxBytes);
        Assert.Equal(20_000, trace.Count + trace.NotKept);
    }

    [Fact]
    public void What_was_on_its_way_before_is_no_part_of_it()
    {
        var buffer = new CaptureBuffer(LinkDirection.ToServer, 10, 0);
        buffer.Depart(7, TimeSpan.Zero);
        buffer.Arrive(8, TimeSpan.FromMilliseconds(1), new LinkDecision(LinkEffects.Duplicated), new byte[20]);
        buffer.Depart(7, TimeSpan.FromMilliseconds(2));
        buffer.Depart(8, TimeSpan.FromMilliseconds(3));
        Assert.Null(buffer.QuietSince);
        buffer.Depart(-8, TimeSpan.FromMilliseconds(4));
        Assert.Equal(TimeSpan.FromMilliseconds(4), buffer.QuietSince);

        var packet = CaptureBuffer.Read(DateTimeOffset.UnixEpoch, buffer).Packets.Single();

        Assert.Equal((TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(3)),
            (packet.Arrived, packet.CopyArrived));
    }

    [Fact]
    public void Dropping_what_is_sent_loses_just_that_and_TCP_sends_it_again()
    {
        Needs.Lab();
        using var lab = PathLab.Start(new LinkSettings { Delay = TimeSpan.FromMilliseconds(5) });
        var capture = lab.Capture();
        var (client, server) = lab.Connect();

        lab.DropToServer(() => client.Send("hello"u8));

        Assert.Equal(5, server.Receive(new byte[10]));
        var data = capture.Stop().Packets.Where(packet => packet.Payload.Length > 0).ToArray();
        Assert.True(data[0].IsLost);
        Assert.Contains(data[1..], packet => packet is { IsLost: false, Segment.IsRetransmission: true });
        Assert.Equal(0, lab.ToServer.Loss);
        Assert.Equal(TimeSpan.FromMilliseconds(5), lab.ToServer.Delay);
    }

    [Fact]
    public void A_socket_that_is_closed_says_so_with_a_FIN_and_not_with_a_reset()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        var capture = lab.Capture();
        var (client, server) = lab.Connect();

        // RFC 9293 §3.6: nothing was left unread.
        client.Close();
        Assert.Equal(0, server.Receive(new byte[1]));
        server.Close();

        var packets = capture.Stop().Packets;
        Assert.Equal(2, packets.Count(packet => packet.Tcp!.Fin));
        Assert.DoesNotContain(packets, packet => packet.Tcp!.Rst);
    }

    [Fact]
    public void A_trace_survives_being_recorded()
    {
        var trace = WireScenarios.Trace("half-close");
        var again = JsonSerializer.Deserialize<PacketTrace>(JsonSerializer.Serialize(trace))!;

        Assert.Equal(trace.Packets.Select(packet => Convert.ToHexString(packet.Bytes.Span)),
            again.Packets.Select(packet => Convert.ToHexString(packet.Bytes.Span)));
        Assert.Equal((trace.Started, trace.ToText(), trace.Diagram().ToText()),
            (again.Started, again.ToText(), again.Diagram().ToText()));
    }
}
