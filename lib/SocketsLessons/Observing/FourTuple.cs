using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// The four values that identify a connection: local address and port, remote address and port. TCP tells connections
/// apart by nothing else (RFC 9293 §3.3.1). A notebook shows it as a picture of both ends.
/// </summary>
/// <param name="Local">This end's address and port.</param>
/// <param name="Remote">The other end's address and port.</param>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed record FourTuple(IPEndPoint Local, IPEndPoint Remote) : IRenderable
{
    /// <summary>Reads the four values of a connected socket.</summary>
    /// <param name="socket">A connected TCP socket.</param>
    /// <exception cref="ArgumentException">The socket isn't connected.</exception>
    public static FourTuple Of(Socket socket)
    {
        try
        {
            if (socket is { LocalEndPoint: IPEndPoint local, RemoteEndPoint: IPEndPoint remote })
                return new FourTuple(local, remote);
        }
        catch (SocketException)
        {
            // Some systems report an error where others return nothing.
        }

        throw new ArgumentException(
            "The socket isn't connected, so it has no other end: connect it first.", nameof(socket));
    }

    /// <summary>Both ends in one line.</summary>
    public override string ToString() => $"{Local} ↔ {Remote}";

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"""
        <svg viewBox="0 0 500 112" style="width:100%;max-width:32em;min-width:0;height:auto" role="img"
        aria-label="{Html.Encode(ToString())}" font-family="system-ui, sans-serif" font-size="14">
        {End(0, "this end", Local)}{End(290, "the other end", Remote)}
        <path d="M216 56H282M224 51L216 56L224 61M274 51L282 56L274 61" fill="none" stroke="currentColor"
        stroke-width="1.5"/></svg>
        """);

    private static string End(int x, string name, IPEndPoint end) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <rect x="{x + 1}" y="1" width="208" height="110" rx="8" fill="none" stroke="currentColor"/>
        <text x="{x + 105}" y="24" text-anchor="middle" font-style="italic">{name}</text>
        <text x="{x + 105}" y="56" text-anchor="middle">address
        <tspan font-weight="600">{Html.Encode($"{end.Address}")}</tspan></text>
        <text x="{x + 105}" y="86" text-anchor="middle">port <tspan font-weight="600">{end.Port}</tspan></text>
        """);
}
