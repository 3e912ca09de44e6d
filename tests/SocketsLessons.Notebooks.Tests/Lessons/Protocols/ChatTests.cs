using System.Collections.Concurrent;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat of lesson 07, as its cells have it: ten clients at once, and some misbehave.</summary>
public sealed class ChatTests
{
    private const int Rounds = 60;

    [Fact]
    public void Gives_everybody_every_line_in_order_though_one_is_slow_one_vanishes_and_one_lies()
    {
        using var server = new LessonChat();
        string[] names = ["Ada", "Ben", "Cem", "Dora", "Eva", "Finn", "Gus", "Hal"];
        var clients = Array.ConvertAll(names, name => new LessonChatClient(server.EndPoint, name));
        using var slow = LessonChatClient.Silent(server.EndPoint, "Slow");
        using var gone = LessonChatClient.Silent(server.EndPoint, "Gone");
        using var liar = LessonChatClient.Silent(server.EndPoint, "Liar");
        // Everybody is there when the first of them has heard so; what they hear before is not compared.
        foreach (var (name, client) in names.Zip(clients)) client.HearUntil($"* {name} joined");
        var joined = new HashSet<string>(clients[0].Heard);
        while (joined.Count(line => line.EndsWith("joined", StringComparison.Ordinal)) < names.Length + 3)
            joined.Add(clients[0].Hear());

        var heard = names.ToDictionary(name => name, _ => new List<string>());
        using var together = new Barrier(names.Length);
        var failures = new ConcurrentQueue<Exception>();
        var threads = clients.Index().Select(client => new Thread(() =>
        {
            try
            {
                for (var round = 0; round < Rounds; round++)
                {
                    Assert.True(together.SignalAndWait(SlicedStream.Deadline));
                    client.Item.Say($"{round} {new string('.', 400)}");
                    for (var lines = 0; lines < names.Length;)
                    {
                        var line = client.Item.Hear();
                        if (line.EndsWith("joined", StringComparison.Ordinal)) continue;
                        heard[names[client.Index]].Add(line);
                        if (!line.StartsWith('*')) lines++;
                    }

                    if (client.Index > 0) continue;
                    if (round == 2) gone.Close(0);
                    if (round == 3) liar.Send([0xFF, 0xFF, 0xFF, 0xFF]);
                    if (slow.Available > 100) slow.Receive(new byte[100]);
                }
            }
            catch (Exception error)
            {
                failures.Enqueue(error);
            }
        })
        { IsBackground = true }).ToArray();
        foreach (var thread in threads) thread.Start();
        Assert.All(threads, thread => Assert.True(thread.Join(SlicedStream.Deadline)));
        Assert.Empty(failures);

        // One order for all, and in it each speaker's own.
        Assert.All(names, name => Assert.Equal(heard["Ada"].Where(Said), heard[name].Where(Said)));
        Assert.All(names, name => Assert.Equal(
            Enumerable.Range(0, Rounds).Select(round => $"{name}: {round} "),
            heard["Ada"].Where(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
                .Select(line => line.TrimEnd('.'))));
        var left = heard["Ada"].Where(line => line.StartsWith('*')).Order(StringComparer.Ordinal).ToArray();
        Assert.Collection(
            left,
            line => Assert.Equal("* Gone left: lost the connection", line),
            line => Assert.Equal("* Liar left: broke the rules", line),
            line => Assert.Equal("* Slow left: too slow", line));
        foreach (var client in clients) client.Dispose();
    }

    [Theory]
    [InlineData("Anna")]                             // taken
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU")]            // 21 letters
    public void Refuses_a_name_that_is_taken_or_not_allowed(string name)
    {
        using var server = new LessonChat();
        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");

        using var other = new LessonChatClient(server.EndPoint, name);

        Assert.Equal("* Please come back with another name.", other.Hear());
        Assert.Null(other.Next());
        anna.Say("alone");
        Assert.Equal("Anna: alone", anna.Hear());
    }

    [Fact]
    public void Makes_room_again_when_clients_leave()
    {
        using var server = new LessonChat();
        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");
        for (var number = 0; number < 120; number++)
        {
            var guest = new LessonChatClient(server.EndPoint, $"guest{number}");
            guest.HearUntil($"* guest{number} joined");
            guest.Dispose();
            anna.HearUntil($"* guest{number} left: said goodbye");
        }

        Assert.True(SlicedStream.Until(() => server.Seats == 1));
    }

    [Fact]
    public void Ends_in_the_middle_of_a_chat_when_it_is_stopped()
    {
        var server = new LessonChat();
        var end = server.EndPoint;
        using var anna = new LessonChatClient(end, "Anna");
        anna.HearUntil("* Anna joined");
        using var bert = new LessonChatClient(end, "Bert");
        bert.HearUntil("* Bert joined");
        using var mute = LessonChatClient.Silent(end, "Mute");
        using var nameless = LessonChatClient.Connect(end);
        // One line on its way at a time, so that nobody is too slow for it.
        var said = 0;
        var talking = new Thread(() => Quietly(() =>
        {
            while (true)
            {
                bert.Say("and another thing");
                bert.HearUntil("Bert: and another thing");
                anna.HearUntil("Bert: and another thing");
                Interlocked.Increment(ref said);
            }
        }))
        { IsBackground = true };
        talking.Start();
        Assert.True(SlicedStream.Until(() => Volatile.Read(ref said) >= 5));

        server.Stop();
        Assert.True(talking.Join(SlicedStream.Deadline));
        Assert.Equal(0, server.Seats);
        server.Dispose();
        using var late = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Equal(
            SocketError.ConnectionRefused, Assert.Throws<SocketException>(() => late.Connect(end)).SocketErrorCode);
    }

    private static bool Said(string line) => !line.StartsWith('*');

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException)
        {
            // The server has ended.
        }
    }
}
