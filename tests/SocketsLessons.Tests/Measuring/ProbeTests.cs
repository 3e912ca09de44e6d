using System.Net.Sockets;
using static SocketsLessons.Tests.Measuring.ProbeCases;

namespace SocketsLessons.Tests.Measuring;

public sealed class ProbeTests
{
    [Theory]
    [MemberData(nameof(ProbeCases.All), MemberType = typeof(ProbeCases))]
    public void Every_message_to_an_echo_server_comes_back_once_and_in_order(string probe)
    {
        using var tcp = ScriptedTcpServer.Echo();
        using var udp = ScriptedUdpServer.Echo();

        var run = Run(probe, Server(probe, tcp, udp), Few);

        Assert.Equal(Enumerable.Range(0, 20), run.Samples.Select(sample => sample.Sequence));
        Assert.Equal(Enumerable.Range(0, 20), run.Arrivals.Sequences);
        Assert.All(run.Samples, sample => Assert.True(sample.Due <= sample.Sent && sample.Sent < sample.Arrived));
        Assert.Null(run.StopReason);
        Assert.Equal(0, run.Unrecognized);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void Messages_without_an_answer_are_lost(string probe)
    {
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            if (sequence is not (2 or 5 or 6)) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal([2, 5, 6], run.Arrivals.Lost);
        Assert.Equal([1, 2], run.Arrivals.Bursts);
        Assert.Equal(
            [2, 5, 6],
            run.Samples.Where(sample => sample.Status == DeliveryStatus.Lost).Select(sample => sample.Sequence));
        Assert.All([2, 5, 6], lost => Assert.Null(run.Samples[lost].Delay));
        Assert.True(run.Delays.Count <= 17);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void An_answer_after_its_timeout_is_late_and_not_lost(string probe)
    {
        // The answer to 3 is held until a message arrives that is sent only after the timeout of 3:
        // in a closed loop the next one, on a schedule of 5 ms and with a timeout of 20 ms the tenth after.
        byte[]? held = null;
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            if (sequence == 3) held = datagram;
            else answer(datagram);
            if (sequence != (probe == "UDP, closed loop" ? 4 : 13)) return;
            answer(held!);
        });

        var run = Run(probe, server.EndPoint, Few with { Timeout = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(DeliveryStatus.Late, run.Samples[3].Status);
        Assert.Null(run.Samples[3].Delay);
        Assert.NotNull(run.Samples[3].Arrived);
        Assert.DoesNotContain(3, run.Arrivals.Lost);
        Assert.True(run.Late >= 1);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void A_second_copy_is_a_duplicate(string probe)
    {
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            answer(datagram);
            if (sequence is 4 or 19) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal(2, run.Arrivals.Duplicates);
        Assert.Equal([4, 19], run.Samples.Where(sample => sample.Duplicates == 1).Select(sample => sample.Sequence));
        Assert.Empty(run.Arrivals.OutOfOrder);
        Assert.Empty(run.Arrivals.Lost);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void Many_copies_of_one_message_hide_no_other(string probe)
    {
        // More copies than all messages together may have.
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            for (var copy = 0; copy < (sequence == 3 ? 60 : 1); copy++) answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Empty(run.Arrivals.Lost);
        Assert.Equal(20, run.Arrivals.Received);
        Assert.Equal(1, run.Samples[3].Duplicates);
        Assert.Equal(58, run.Unrecognized);
    }

    [Fact]
    public void An_answer_that_another_overtakes_is_out_of_order()
    {
        byte[]? held = null;
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            if (sequence == 7) held = datagram;
            else answer(datagram);
            if (sequence == 9) answer(held!);
        });

        var run = Run("UDP, open loop", server.EndPoint, Few);

        // RFC 4737 §3.3: 7 arrives when 10 is expected.
        Assert.Equal([7], run.Arrivals.OutOfOrder);
        Assert.True(run.Samples[7].OutOfOrder);
        Assert.Equal([8, 9, 7], run.Arrivals.Sequences.Skip(7).Take(3));
    }

    [Fact]
    public void In_an_open_loop_a_stall_shows_in_every_message_that_waited()
    {
        // The server says nothing until the last message is there, which is due 19 intervals after the
        // first: so message i waits for at least (19 - i) intervals, whatever the machine does.
        var held = new List<byte[]>();
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            held.Add(datagram);
            if (sequence == 19) held.ForEach(answer);
        });

        var run = Run("UDP, open loop", server.EndPoint, Few with { Timeout = TimeSpan.FromSeconds(20) });

        Assert.All(
            run.Samples, sample => Assert.True(sample.Delay >= TimeSpan.FromMilliseconds(5 * (19 - sample.Sequence))));
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void Corrupted_and_foreign_datagrams_are_no_answers(string probe)
    {
        using var server = new ScriptedUdpServer((sequence, datagram, answer) =>
        {
            if (sequence == 2) datagram[12] ^= 1;
            if (sequence == 4) answer([1, 2, 3]);
            if (sequence == 6) answer(new byte[1000]);
            if (sequence == 8) datagram[^1] ^= 128;
            answer(datagram);
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal([2, 8], run.Arrivals.Lost);
        Assert.Equal(4, run.Unrecognized);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Tcp), MemberType = typeof(ProbeCases))]
    public void Answers_in_single_bytes_are_reassembled(string probe)
    {
        using var server = new ScriptedTcpServer(connection =>
        {
            var buffer = new byte[1000];
            while (connection.Receive(buffer) is > 0 and var count)
            {
                for (var i = 0; i < count; i++) connection.Send(buffer, i, 1, SocketFlags.None);
            }
        });

        var run = Run(probe, server.EndPoint, Few);

        Assert.Equal(Enumerable.Range(0, 20), run.Arrivals.Sequences);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.All), MemberType = typeof(ProbeCases))]
    public void Warm_up_messages_are_sent_and_not_counted(string probe)
    {
        var bytes = 0;
        using var tcp = new ScriptedTcpServer(connection =>
        {
            var buffer = new byte[1000];
            while (connection.Receive(buffer) is > 0 and var count)
            {
                bytes += count;
                connection.Send(buffer, count, SocketFlags.None);
            }
        });
        using var udp = new ScriptedUdpServer((_, datagram, answer) =>
        {
            bytes += datagram.Length;
            answer(datagram);
        });

        var run = Run(
            probe, Server(probe, tcp, udp), Few with { Count = 5, WarmUp = 7, PayloadBytes = 16 },
            TimeSpan.FromMilliseconds(1));

        Assert.Equal(5, run.Samples.Count);
        Assert.Equal(12 * 16, bytes);
    }

    [Fact]
    public void Think_time_passes_between_an_answer_and_the_next_message()
    {
        using var server = ScriptedUdpServer.Echo();
        var pause = TimeSpan.FromMilliseconds(5);

        var run = Probe.Run(server.EndPoint, ProtocolType.Udp, Pacing.ClosedLoop(pause), Few);

        Assert.Equal(20, run.Samples.Count);
        Assert.All(
            run.Samples.Zip(run.Samples.Skip(1)), pair => Assert.True(pair.Second.Sent - pair.First.Arrived >= pause));
    }
}
