using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Observing;

public sealed class TimelineTests
{
    [Fact]
    public void Calls_are_recorded_with_source_result_and_states()
    {
        using var loopback = new Loopback();
        var (client, server) = (loopback.Client, loopback.Server);
        var timeline = new Timeline();
        timeline.Watch(loopback.EndPoint);

        timeline.Client(() => client.Send("hello"u8));
        var received = timeline.Server(() => server.Receive(new byte[100]));
        timeline.Client(() => client.Shutdown(SocketShutdown.Send));

        Assert.Equal(5, received);
        Assert.Equal(
            [
                (Side.Client, "client.Send(\"hello\"u8)", "Send", 5),
                (Side.Server, "server.Receive(new byte[100])", "Receive", 5),
                (Side.Client, "client.Shutdown(SocketShutdown.Send)", "Shutdown", (int?)null),
            ],
            timeline.Events.Select(call => (call.Side, call.Call, call.Method, call.Bytes)));
        Assert.Equal(TcpState.Established, timeline.Events[0].ClientState);
        Assert.Equal(
            (TcpState.FinWait2, TcpState.CloseWait), (timeline.Events[2].ClientState, timeline.Events[2].ServerState));
    }

    [Fact]
    public void Times_are_monotonic()
    {
        var timeline = new Timeline();
        for (var i = 0; i < 50; i++) timeline.Client(() => i);

        Assert.All(
            timeline.Events.Zip(timeline.Events.Skip(1)), pair =>
                Assert.True(pair.First.At + pair.First.Took <= pair.Second.At));
    }

    // RFC 9293, section 3.3.2: a listening socket stays in LISTEN, and each connection has its own state.
    [Fact]
    public void The_listening_socket_and_the_connection_have_a_state_each()
    {
        var timeline = new Timeline();
        using (var server = Loopback.NewSocket())
        using (var client = Loopback.NewSocket())
        {
            server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            timeline.Watch(server.LocalEndPoint!);
            timeline.Server(() => server.Listen(1));
            timeline.Client(() => client.Connect(server.LocalEndPoint!));
            using var connection = timeline.Server(() => server.Accept());
            timeline.Client(() => client.Shutdown(SocketShutdown.Send));
            timeline.Server(() => connection.Dispose());
            timeline.Server(() => server.Dispose());
        }

        Assert.Equal(
            [TcpState.Listen, TcpState.Listen, TcpState.Listen, TcpState.Listen, TcpState.Listen, null],
            timeline.Events.Select(call => call.ListeningState));
        Assert.Equal(
            [null, TcpState.Established, TcpState.Established, TcpState.CloseWait, null, null],
            timeline.Events.Select(call => call.ServerState));
    }

    [Fact]
    public void An_exception_is_recorded_and_rethrown()
    {
        using var bound = Loopback.NewSocket();
        using var client = Loopback.NewSocket();
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var timeline = new Timeline();

        Assert.Throws<SocketException>(() => timeline.Client(() => client.Connect(bound.LocalEndPoint!)));

        var call = Assert.Single(timeline.Events);
        Assert.True(call.Failed);
        Assert.Equal("ConnectionRefused", call.Result);
    }

    [Fact]
    public void Arrows_follow_the_bytes_not_the_calls()
    {
        // Five bytes sent in two calls and received in two others: the second receive holds bytes of both.
        TimelineEvent Call(Side side, string call, int bytes) =>
            new(side, call, default, default, bytes.ToString(CultureInfo.InvariantCulture), false, null, null, null);
        TimelineEvent[] events =
        [
            Call(Side.Client, "c.Send(a)", 3), Call(Side.Client, "c.Send(b)", 2),
            Call(Side.Server, "s.Receive(x)", 2), Call(Side.Server, "s.Receive(x)", 3),
        ];

        Assert.Equal(
            [new TimelineArrow(0, 2, "2 bytes"), new TimelineArrow(0, 3, "1 byte"), new TimelineArrow(1, 3, "2 bytes")],
            TimelineArrow.In(events));
    }

    [Fact]
    public void An_end_of_stream_is_drawn_from_the_call_that_ended_it()
    {
        using var loopback = new Loopback();
        var timeline = new Timeline();
        timeline.Server(() => loopback.Server.Shutdown(SocketShutdown.Send));
        timeline.Client(() => loopback.Client.Receive(new byte[1]));

        Assert.Equal([new TimelineArrow(0, 1, "end of stream")], TimelineArrow.In(timeline.Events));
    }

    [Fact]
    public void Calls_from_both_sides_at_once_are_all_recorded()
    {
        var timeline = new Timeline();
        Parallel.For(0, 200, i =>
        {
            if (i % 2 == 0) timeline.Client(() => i);
            else timeline.Server(() => i);
        });

        Assert.Equal(
            Enumerable.Range(0, 200),
            timeline.Events.Select(call => int.Parse(call.Result!, CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public void An_empty_recording_says_so() =>
        Assert.Equal("Nothing has been recorded yet.", new Timeline().ToString());
}
