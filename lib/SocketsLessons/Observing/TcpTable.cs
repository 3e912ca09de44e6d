using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>
/// What the operating system lists for one server port: whether a socket listens there, and the state of both ends of
/// each connection. Reading it takes about 10 ms, so don't call it in a tight loop.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class TcpTable : IRenderable
{
    /// <summary>How long to wait for a transient state to pass.</summary>
    private static readonly TimeSpan Passing = TimeSpan.FromMilliseconds(250);

    private TcpTable(int port, bool isListening, IReadOnlyList<TcpRow> rows)
    {
        Port = port;
        IsListening = isListening;
        Rows = rows;
    }

    /// <summary>The server's port.</summary>
    public int Port { get; }

    /// <summary>Whether a socket listens on the port.</summary>
    public bool IsListening { get; }

    /// <summary>Each end of each connection of the port; the clients' ends first.</summary>
    public IReadOnlyList<TcpRow> Rows { get; }

    /// <summary>What this table can't show on this system.</summary>
    public static string Limitations { get; } =
        "It doesn't show which program owns a connection, or how many bytes are waiting in it."
        + " A line in TIME_WAIT may be left from an earlier program that used the port."
        + (OperatingSystem.IsLinux() ? " Connections in other network namespaces (containers) are missing." : "")
        + (OperatingSystem.IsWindows() ? " A listening socket with a full backlog looks like any other." : "")
        + (OperatingSystem.IsMacOS() ? " A connection that hasn't been accepted yet looks like one that has." : "");

    /// <summary>Reads the operating system's table for a server's address.</summary>
    /// <param name="server">The server's address; only its port matters.</param>
    /// <exception cref="ArgumentException">The address has no port.</exception>
    public static TcpTable Of(EndPoint server) => server is IPEndPoint { Port: > 0 } known
        ? Of(known.Port)
        : throw new ArgumentException($"'{server}' has no port yet: bind the socket first.", nameof(server));

    /// <summary>
    /// Reads the operating system's table for a server's port. It waits up to 250 ms for states that last only while a
    /// segment travels (SYN_RECEIVED, FIN_WAIT_1, CLOSING, LAST_ACK), and then shows what is there.
    /// </summary>
    /// <param name="port">The server's port, 1 to 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port isn't 1 to 65535.</exception>
    /// <exception cref="PlatformNotSupportedException">This system doesn't let .NET read its tables.</exception>
    public static TcpTable Of(int port) =>
        WaitFor(port, table => !table.Rows.Any(row => IsPassing(row.State)), Passing);

    /// <summary>Reads the table until it meets a condition, or the deadline passes.</summary>
    /// <param name="port">The server's port, 1 to 65535.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="deadline">How long to try.</param>
    /// <returns>The last table read, whether or not it meets the condition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port isn't 1 to 65535.</exception>
    public static TcpTable WaitFor(int port, Func<TcpTable, bool> condition, TimeSpan deadline)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var table = Read(port);
            if (condition(table) || Stopwatch.GetElapsedTime(start) > deadline) return table;
            Thread.Sleep(1);
        }
    }

    /// <summary>The state of one end of a client's connection; null if the system doesn't list it.</summary>
    /// <param name="side">Which end to look for.</param>
    /// <param name="client">The client's own address and port.</param>
    public TcpState? StateOf(Side side, EndPoint client) => Rows
        .FirstOrDefault(row => row.Side == side && client.Equals(side == Side.Client ? row.Local : row.Remote))?.State;

    /// <summary>The table as aligned columns of text.</summary>
    public override string ToString() => AsTable().ToText();

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"{AsTable().ToHtmlTable()}<details><summary>What this list can't show</summary>"
        + $"<p class=\"note\">{Html.Encode(Limitations)}</p></details>");

    private Table AsTable() => new(
        $"What the operating system lists for port {Port}",
        ["end", "state", "local address", "remote address"],
        [
            .. IsListening ? [["server", TcpStateName.Of(TcpState.Listen), $"port {Port}", "anyone"]] : (string[][])[],
            .. Rows.Select(row => new[]
            {
                row.Side == Side.Client ? "client" : "server", TcpStateName.Of(row.State), $"{row.Local}",
                $"{row.Remote}",
            }),
            .. !IsListening && Rows.Count == 0 ? [["none", "no listener, no connections", "", ""]] : (string[][])[],
        ]);

    private static TcpTable Read(int port)
    {
        var system = IPGlobalProperties.GetIPGlobalProperties();
        var listening = system.GetActiveTcpListeners().Any(listener => listener.Port == port);
        var rows =
            from connection in system.GetActiveTcpConnections()
            let local = connection.LocalEndPoint
            let remote = connection.RemoteEndPoint
            // Some systems list the listening socket among the connections too.
            where (local.Port == port || remote.Port == port) && connection.State != TcpState.Listen
            let side = local.Port == port ? Side.Server : Side.Client
            orderby side, side == Side.Client ? local.Port : remote.Port
            select new TcpRow(side, local, remote, connection.State);
        return new TcpTable(port, listening, [.. rows]);
    }

    private static bool IsPassing(TcpState state) =>
        state is TcpState.SynReceived or TcpState.FinWait1 or TcpState.Closing or TcpState.LastAck;
}
