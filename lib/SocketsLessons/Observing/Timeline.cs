using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SocketsLessons;

/// <summary>
/// Records the socket calls of a client and a server on one clock, and after each call the state that the operating
/// system lists for both ends. A notebook shows it as a sequence diagram, with a column for each socket: a server's
/// listening socket and its end of the connection are two sockets.
/// </summary>
/// <remarks>The states are read after the call has been timed, so reading them isn't part of its duration.</remarks>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Timeline : IRenderable
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<TimelineEvent> _events = [];
    private readonly List<(int Before, string Name)> _phases = [];
    private TcpTable? _before;

    /// <summary>The calls so far, in the order in which they began.</summary>
    public IReadOnlyList<TimelineEvent> Events
    {
        get { lock (_lock) return [.. _events.OrderBy(call => call.At)]; }
    }

    /// <summary>The phases' names, each with the number of the call it begins at.</summary>
    internal IReadOnlyList<(int Before, string Name)> Phases
    {
        get { lock (_lock) return [.. _phases]; }
    }

    /// <summary>
    /// Chooses the server whose states are read after each call from now on. It should have one client.
    /// </summary>
    /// <param name="server">The address that the server is bound to.</param>
    /// <exception cref="ArgumentException">The address has no port.</exception>
    public void Watch(EndPoint server) => _before = TcpTable.Of(server);

    /// <summary>Begins a new phase of the recording, such as "closing".</summary>
    /// <param name="name">What it is called in the drawing.</param>
    public void Phase(string name)
    {
        lock (_lock) _phases.Add((_events.Count, name));
    }

    /// <summary>Makes a call as the client and records it. An exception is recorded and rethrown.</summary>
    /// <param name="call">The call, such as <c>() => client.Connect(address)</c>.</param>
    /// <param name="source">Leave it out: the compiler fills in the call as you wrote it.</param>
    public void Client(Action call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Client, Returning(call), source);

    /// <summary>Makes a call as the client, records it, and returns its result.</summary>
    /// <param name="call">The call, such as <c>() => client.Connect(address)</c>.</param>
    /// <param name="source">Leave it out: the compiler fills in the call as you wrote it.</param>
    public T Client<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Client, call, source);

    /// <summary>Makes a call as the server and records it. An exception is recorded and rethrown.</summary>
    /// <param name="call">The call, such as <c>() => client.Connect(address)</c>.</param>
    /// <param name="source">Leave it out: the compiler fills in the call as you wrote it.</param>
    public void Server(Action call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Server, Returning(call), source);

    /// <summary>Makes a call as the server, records it, and returns its result.</summary>
    /// <param name="call">The call, such as <c>() => client.Connect(address)</c>.</param>
    /// <param name="source">Leave it out: the compiler fills in the call as you wrote it.</param>
    public T Server<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Server, call, source);

    /// <summary>The recording as lines of text.</summary>
    public override string ToString() => TimelineText.Write(this);

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(TimelineSvg.Draw(this));

    private static Func<string?> Returning(Action call) => () =>
    {
        call();
        return null;
    };

    private T Record<T>(Side side, Func<T> call, string source)
    {
        var begin = Stopwatch.GetTimestamp();
        string? result = null;
        var failed = true;
        try
        {
            var value = call();
            result = Describe(value);
            failed = false;
            return value;
        }
        catch (Exception error)
        {
            result = (error as SocketException)?.SocketErrorCode.ToString() ?? error.GetType().Name;
            throw;
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(begin);
            var (client, server, listening) = States();
            lock (_lock)
            {
                _events.Add(new TimelineEvent(
                    side, Tidy(source), Stopwatch.GetElapsedTime(_start, begin), took, result, failed, client, server,
                    listening));
            }
        }
    }

    private (TcpState? Client, TcpState? Server, TcpState? Listening) States()
    {
        if (_before is not { } before) return (null, null, null);
        var now = TcpTable.Of(before.Port);
        // Connections of a program that used the port before may still be in TIME_WAIT.
        var rows = now.Rows.Except(before.Rows.Where(row => row.State == TcpState.TimeWait))
            .ToLookup(row => row.Side, row => (TcpState?)row.State);
        return (rows[Side.Client].LastOrDefault(), rows[Side.Server].LastOrDefault(),
            now.IsListening ? TcpState.Listen : null);
    }

    private static string? Describe(object? value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        // For the socket that Accept returns, its peer says most.
        Socket { Connected: true } socket => $"{socket.RemoteEndPoint}",
        _ => null,
    };

    /// <summary>The call alone on one line: <c>() => client.Send(hello)</c> is <c>client.Send(hello)</c>.</summary>
    private static string Tidy(string source)
    {
        var arrow = source.IndexOf("=>", StringComparison.Ordinal);
        var call = arrow < 0 ? source : source[(arrow + 2)..];
        return string.Join(' ', call.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
