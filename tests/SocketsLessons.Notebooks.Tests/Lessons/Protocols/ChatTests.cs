using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat of lesson 08, as its cells have it: ten clients at once, of which some misbehave.</summary>
public sealed class ChatTests
{
    private const int Rounds = 60;

    [Fact]
    public void Gives_everybody_every_line_in_order_though_one_is_slow_one_vanishes_and_one_lies()
    {
        using var server = new Server();
        string[] names = ["Ada", "Ben", "Cem", "Dora", "Eva", "Finn", "Gus", "Hal"];
        var clients = Array.ConvertAll(names, name => new Client(server.EndPoint, name));
        using var slow = Silent(server.EndPoint, "Slow");
        using var gone = Silent(server.EndPoint, "Gone");
        using var liar = Silent(server.EndPoint, "Liar");
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
                    Assert.True(together.SignalAndWait(Wire.Deadline));
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
        Assert.All(threads, thread => Assert.True(thread.Join(Wire.Deadline)));
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
            line => Assert.StartsWith("* Gone left: ", line, StringComparison.Ordinal),
            line => Assert.Equal("* Liar left: length -1 is not 0 to 1000", line),
            line => Assert.Equal("* Slow left: too slow", line));
        Assert.DoesNotContain("too slow", left[0], StringComparison.Ordinal);
        foreach (var client in clients) client.Dispose();
    }

    [Theory]
    [InlineData("Anna")]                             // taken
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU")]            // 21 letters
    public void Sends_away_who_has_no_name_that_will_do(string name)
    {
        using var server = new Server();
        using var anna = new Client(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");

        using var other = new Client(server.EndPoint, name);

        Assert.Equal("* please come again, with another name", other.Hear());
        Assert.Null(other.Next());
        anna.Say("alone");
        Assert.Equal("Anna: alone", anna.Hear());
    }

    [Fact]
    public void Makes_room_again_when_clients_leave()
    {
        using var server = new Server();
        using var anna = new Client(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");
        for (var number = 0; number < 120; number++)
        {
            var guest = new Client(server.EndPoint, $"guest{number}");
            guest.HearUntil($"* guest{number} joined");
            guest.Dispose();
            anna.HearUntil($"* guest{number} left: said goodbye");
        }

        Assert.True(Wire.Until(() => server.Threads == 1));
    }

    [Fact]
    public void Ends_in_the_middle_of_a_chat_when_disposed_and_twice_is_no_harm()
    {
        var server = new Server();
        var end = server.EndPoint;
        using var anna = new Client(end, "Anna");
        anna.HearUntil("* Anna joined");
        using var bert = new Client(end, "Bert");
        bert.HearUntil("* Bert joined");
        using var mute = Silent(end, "Mute");
        using var nameless = Connect(end);
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
        Assert.True(Wire.Until(() => Volatile.Read(ref said) >= 5));

        var endings = Enumerable.Range(0, 2).Select(_ => new Thread(server.Dispose)).ToArray();
        foreach (var ending in endings) ending.Start();

        Assert.All([.. endings, talking], thread => Assert.True(thread.Join(Wire.Deadline)));
        server.Dispose();
        Assert.Equal(0, server.Threads);
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

    private static Socket Connect(EndPoint server)
    {
        var socket = new Socket(
            AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        { ReceiveBufferSize = 4096 };
        socket.Connect(server);
        return socket;
    }

    private static Socket Silent(EndPoint server, string name)
    {
        var socket = Connect(server);
        socket.Send(ChatCode.Pack(name));
        return socket;
    }

    private sealed class Server : IDisposable
    {
        private readonly object _server = ChatCode.New("ChatServer", 0);

        public EndPoint EndPoint => ChatCode.Method<Func<EndPoint>>(_server, "get_EndPoint")();

        /// <summary>How many clients it has a thread for.</summary>
        public int Threads => ((ICollection)Field(Field(_server, "clients"), "threads")).Count;

        public void Dispose() => ((IDisposable)_server).Dispose();

        private static object Field(object owner, string name) =>
            owner.GetType().GetField(name, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(owner)!;
    }

    private sealed class Client : IDisposable
    {
        private readonly object _client;
        private readonly Func<int, string?> _next;
        private readonly Action<string> _say;

        public Client(EndPoint server, string name)
        {
            _client = ChatCode.New("ChatClient", server, name);
            _next = ChatCode.Method<Func<int, string?>>(_client, "Next");
            _say = ChatCode.Method<Action<string>>(_client, "Say");
        }

        public List<string> Heard { get; } = [];

        public void Say(string text) => _say(text);

        public string? Next() => _next((int)Wire.Deadline.TotalMilliseconds);

        public string Hear()
        {
            var line = Next() ?? throw new EndOfStreamException("The server has ended the chat.");
            Heard.Add(line);
            return line;
        }

        public void HearUntil(string line)
        {
            while (Hear() != line)
            {
                // Others come and go.
            }
        }

        public void Dispose() => ((IDisposable)_client).Dispose();
    }
}
