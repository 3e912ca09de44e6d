using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>How members leave the chat of lesson 07, and how the chat closes their connections.</summary>
public sealed class ChatLeavingTests
{
    private const int Seats = 50;

    [Fact]
    public void A_half_closed_member_gets_everything_that_was_said()
    {
        using var server = new LessonChat();
        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        string[] lines = [.. Enumerable.Range(0, 20).Select(number => $"line {number}")];
        foreach (var line in lines) anna.Say(line);
        anna.Leave();

        var heard = new List<string>();
        while (anna.Next() is { } line) heard.Add(line);

        Assert.Equal(lines.Select(line => $"Anna: {line}").Prepend("* Anna joined"), heard);
    }

    [Fact]
    public void A_half_closed_member_that_does_not_read_keeps_its_seat_only_for_a_while()
    {
        using var server = new LessonChat();
        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");
        using var mute = LessonChatClient.Silent(server.EndPoint, "Mute");
        anna.HearUntil("* Mute joined");
        // Less than its buffers hold, so that it isn't too slow; its end of the stream comes after all of it.
        for (var line = 0; line < 60; line++)
        {
            anna.Say(new string('.', 990));
            anna.Hear();
        }

        mute.Shutdown(SocketShutdown.Send);

        Assert.True(SlicedStream.Until(() => server.Seats == 1));
    }

    [Fact]
    public void Silent_members_do_not_hold_every_seat()
    {
        using var server = new LessonChat(idle: 1_000);
        var silent = Enumerable.Range(0, Seats)
            .Select(number => new LessonChatClient(server.EndPoint, $"Silent{number}")).ToArray();
        foreach (var (number, client) in silent.Index()) client.HearUntil($"* Silent{number} joined");

        Assert.True(SlicedStream.Until(() => server.Seats == 0));

        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");
        foreach (var client in silent) client.Dispose();
    }

    [Fact]
    public void Client_without_a_seat_gets_in_when_somebody_leaves()
    {
        using var server = new LessonChat();
        var members = Enumerable.Range(0, Seats)
            .Select(number => new LessonChatClient(server.EndPoint, $"Member{number}")).ToArray();
        foreach (var (number, member) in members.Index()) member.HearUntil($"* Member{number} joined");
        using var late = new LessonChatClient(server.EndPoint, "Late");

        members[0].Leave();
        late.HearUntil("* Late joined");

        members[1].HearUntil("* Late joined");
        Assert.Contains("* Member0 left: said goodbye", members[1].Heard);
        foreach (var member in members) member.Dispose();
    }

    [Fact]
    public void A_refusal_arrives_though_the_client_has_said_more_than_its_name()
    {
        using var server = new LessonChat();
        for (var time = 0; time < 20; time++)
        {
            // Unread input turns a close into a reset (RFC 1122 §4.2.2.13), which can destroy what was sent last.
            using var client = new LessonChatClient(server.EndPoint, "two words");
            client.Say("and");
            client.Say("some more");

            Assert.Equal("* Please come back with another name.", client.Next());
            Assert.Null(client.Next());
            // The connection was ended, and not reset: its other direction still works.
            client.Say("anybody there?");
            client.Say("hello?");
        }

        Assert.True(SlicedStream.Until(() => server.Seats == 0));
    }

    [Fact]
    public void The_door_stays_open_when_clients_reset_at_once()
    {
        using var server = new LessonChat();
        for (var time = 0; time < 20; time++) LessonChatClient.Connect(server.EndPoint).Close(0);

        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");

        Assert.True(SlicedStream.Until(() => server.Seats == 1));
    }

    [Fact]
    public void Members_are_told_a_reason_of_the_lesson_and_no_exception()
    {
        using var server = new LessonChat(idle: 3_000);
        using var anna = new LessonChatClient(server.EndPoint, "Anna");
        anna.HearUntil("* Anna joined");
        using var talking = new Timer(_ => Quietly(() => anna.Say("still here")), null, 0, 500);
        using var liar = LessonChatClient.Silent(server.EndPoint, "Liar");
        anna.HearUntil("* Liar joined");
        using var cut = LessonChatClient.Silent(server.EndPoint, "Cut");
        anna.HearUntil("* Cut joined");

        liar.Send([0xFF, 0xFF, 0xFF, 0xFF]);
        anna.HearUntil("* Liar left: broke the rules");
        cut.Send([0, 0, 0, 9, 65]);
        cut.Shutdown(SocketShutdown.Send);
        anna.HearUntil("* Cut left: lost the connection");
        using var mute = LessonChatClient.Silent(server.EndPoint, "Mute");
        anna.HearUntil("* Mute left: timed out");
    }

    [Theory]
    [InlineData("\u001B[31mred", " [31mred")]
    [InlineData("photo_\u202Egpj.exe", "photo_ gpj.exe")]       // right-to-left override, UAX #9
    [InlineData("\u2066a\u2069\u061Cb\u2028c\u0085d", " a  b c d")]
    [InlineData("👨\u200D👩\u200D👧 שלום", "👨\u200D👩\u200D👧 שלום")] // joiners and right-to-left letters are text
    public void Text_that_plays_tricks_on_terminals_is_made_harmless(string text, string expected) =>
        Assert.Equal(expected, ChatCode.Function<Func<string, string>>("Clean")(text));

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
