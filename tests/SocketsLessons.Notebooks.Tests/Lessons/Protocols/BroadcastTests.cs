using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>What lesson 07 says about sending to many, and the solutions of its exercises.</summary>
public sealed class BroadcastTests
{
    [Theory]
    [InlineData("exercise-1-stub", "Broadcast")]
    [InlineData("exercise-2-stub", "BroadcastNow")]
    public void Solution_leaves_healthy_sockets_as_they_were(string cell, string function)
    {
        var broadcast = new CellFunctions("07", cell).Get<Func<List<Socket>, byte[], List<Socket>>>(function);
        using var pair = SocketPair.Create(SocketType.Stream);

        Assert.Empty(broadcast([pair.Server], [1, 2, 3]));

        Assert.True(pair.Server.Blocking);
        Assert.Equal(3, pair.Client.Receive(new byte[10]));
    }

    /// <summary>Socket.Send: "will block until all of the bytes in the buffer are sent".</summary>
    [Fact]
    public void A_blocking_Send_takes_all_of_the_bytes_while_the_other_end_reads_a_few_at_a_time()
    {
        const int Bytes = 4_000_000;
        using var pair = SocketPair.Create(SocketType.Stream);
        var sent = 0;
        var sending = new Thread(() => sent = pair.Server.Send(new byte[Bytes])) { IsBackground = true };
        sending.Start();

        var (buffer, got) = (new byte[5_000], 0);
        while (got < Bytes && pair.Client.Receive(buffer) is var count and > 0) got += count;

        Assert.True(sending.Join(SlicedStream.Deadline));
        Assert.Equal((Bytes, Bytes), (sent, got));
    }
}
