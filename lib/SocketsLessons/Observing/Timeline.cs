using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SocketsLessons;

/// <summary>
/// Records the calls of a client and a server on one monotonic clock, and after each call what state the
/// operating system lists for both ends. Shown, it is a sequence diagram of what happened.
/// </summary>
/// <remarks>The states are asked for after the call has been timed, so asking is in no call's duration.</remarks>
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

    /// <summary>The names of the parts of the recording, each with the number of the call it begins at.</summary>
    internal IReadOnlyList<(int Before, string Name)> Phases
    {
        get { lock (_lock) return [.. _phases]; }
    }

    /// <summary>Says which server's states to look up after each call from now on; it should have one client.</summary>
    /// <param name="server">The address that the server is bound to.</param>
    /// <exception cref="ArgumentException">The end point has no port.</exception>
    public void Watch(EndPoint server) => _before = TcpTable.Of(server);

    /// <summary>Begins a new part of the recording, such as "closing".</summary>
    public void Phase(string name)
    {
        lock (_lock) _phases.Add((_events.Count, name));
    }

    /// <summary>Makes a call for the client, and records it. An exception is recorded and thrown on.</summary>
    public void Client(Action call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Client, Returning(call), source);

    /// <summary>Makes a call for the client, records it, and returns what it returned.</summary>
    public T Client<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Client, call, source);

    /// <summary>Makes a call for the server, and records it. An exception is recorded and thrown on.</summary>
    public void Server(Action call, [CallerArgumentExpression(nameof(call))] string source = "") =>
        Record(Side.Server, Returning(call), source);

    /// <summary>Makes a call for the server, records it, and returns what it returned.</summary>
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
            var (client, server) = States();
            lock (_lock)
            {
                _events.Add(new TimelineEvent(
                    side, Tidy(source), Stopwatch.GetElapsedTime(_start, begin), took, result, failed, client, server));
            }
        }
    }

    private (TcpState? Client, TcpState? Server) States()
    {
        if (_before is not { } before) return (null, null);
        var now = TcpTable.Of(before.Port);
        // The port may have been another program's a minute ago, whose connections are still in TIME_WAIT.
        var rows = now.Rows.Except(before.Rows.Where(row => row.State == TcpState.TimeWait)).ToLookup(row => row.Side, row => (TcpState?)row.State);
        return (rows[Side.Client].LastOrDefault(),
            rows[Side.Server].LastOrDefault() ?? (now.IsListening ? TcpState.Listen : null));
    }

    private static string? Describe(object? value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        // The socket that Accept returns is best known by whom it leads to.
        Socket { Connected: true } socket => $"{socket.RemoteEndPoint}",
        _ => null,
    };

    /// <summary>The call alone, on one line: <c>() => client.Send(hello)</c> is <c>client.Send(hello)</c>.</summary>
    private static string Tidy(string source)
    {
        var arrow = source.IndexOf("=>", StringComparison.Ordinal);
        var call = arrow < 0 ? source : source[(arrow + 2)..];
        return string.Join(' ', call.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
