using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>
/// What the operating system says of one server port: whether somebody listens there, and the state
/// of both ends of each connection. Asking takes some 10 ms, so this is for looking, not for loops.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class TcpTable : IRenderable
{
    /// <summary>How long a state that is only passed through may take to pass.</summary>
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

    /// <summary>Each end of each connection with the port at one end; the client's ends first.</summary>
    public IReadOnlyList<TcpRow> Rows { get; }

    /// <summary>What this view cannot show on the system it was taken on.</summary>
    public static string Limitations { get; } =
        "It does not name the program that owns a connection, nor how many bytes wait in it."
        + " A line in TIME_WAIT may be left from an earlier program that used the port."
        + (OperatingSystem.IsLinux() ? " Connections in other network namespaces (containers) are missing." : "")
        + (OperatingSystem.IsWindows() ? " A listening socket with a full backlog looks like any other." : "")
        + (OperatingSystem.IsMacOS() ? " A connection that nobody has accepted yet looks like one that somebody has." : "");

    /// <summary>Asks the operating system about a server's end point.</summary>
    /// <param name="server">The server's address and port; only the port counts.</param>
    /// <exception cref="ArgumentException">The end point has no port.</exception>
    public static TcpTable Of(EndPoint server) => server is IPEndPoint { Port: > 0 } known
        ? Of(known.Port)
        : throw new ArgumentException($"'{server}' has no port yet: bind the socket first.", nameof(server));

    /// <summary>
    /// Asks the operating system about a server's port. States that last only while a segment is on its
    /// way (SYN_RECEIVED, FIN_WAIT_1, CLOSING, LAST_ACK) are given 250 ms to pass; one that is still there
    /// after that is shown.
    /// </summary>
    /// <param name="port">The server's port, 1 to 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such port.</exception>
    /// <exception cref="PlatformNotSupportedException">The system does not let .NET read its tables.</exception>
    public static TcpTable Of(int port) =>
        WaitFor(port, table => !table.Rows.Any(row => IsPassing(row.State)), Passing);

    /// <summary>Asks again and again until the answer is as hoped, or time is up.</summary>
    /// <param name="port">The server's port, 1 to 65535.</param>
    /// <param name="condition">What the answer should be like.</param>
    /// <param name="deadline">How long to go on asking.</param>
    /// <returns>The last answer, whether or not it is as hoped.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no such port.</exception>
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

    /// <summary>The state of one side's end of one client's connection, or null where the system lists none.</summary>
    /// <param name="side">Which end to look for.</param>
    /// <param name="client">The client's own address and port.</param>
    public TcpState? StateOf(Side side, EndPoint client) => Rows
        .FirstOrDefault(row => row.Side == side && client.Equals(side == Side.Client ? row.Local : row.Remote))?.State;

    /// <summary>The table as aligned columns of text.</summary>
    public override string ToString() => AsTable().ToText();

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"{AsTable().ToHtmlTable()}<details><summary>What this list cannot tell</summary><p class=\"note\">{Html.Encode(Limitations)}</p></details>");

    private Table AsTable() => new(
        $"What the operating system lists for port {Port}",
        ["end", "state", "local address", "remote address"],
        [
            .. IsListening ? [["server", TcpStateName.Of(TcpState.Listen), $"port {Port}", "anyone"]] : (string[][])[],
            .. Rows.Select(row => new[]
            {
                row.Side == Side.Client ? "client" : "server", TcpStateName.Of(row.State), $"{row.Local}", $"{row.Remote}",
            }),
            .. !IsListening && Rows.Count == 0 ? [["none", "nobody listens, nobody is connected", "", ""]] : (string[][])[],
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
