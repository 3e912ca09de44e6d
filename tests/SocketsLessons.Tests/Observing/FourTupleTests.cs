using System.Net;
using System.Xml.Linq;

namespace SocketsLessons.Tests.Observing;

public sealed class FourTupleTests
{
    [Fact]
    public void Both_ends_of_a_connection_mirror_each_other()
    {
        using var loopback = new Loopback();
        var (client, server) = (FourTuple.Of(loopback.Client), FourTuple.Of(loopback.Server));

        Assert.Equal(client, new FourTuple(server.Remote, server.Local));
        Assert.Equal(loopback.EndPoint, client.Remote);
    }

    [Fact]
    public void The_picture_is_well_formed_and_has_all_four_values()
    {
        var html = new FourTuple(IPEndPoint.Parse("[::1]:50000"), IPEndPoint.Parse("127.0.0.1:80")).ToHtml();
        var start = html.IndexOf("<svg", StringComparison.Ordinal);
        var svg = XElement.Parse(html[start..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);

        Assert.Equal(["::1", "50000", "127.0.0.1", "80"], svg.Descendants("tspan").Select(text => text.Value));
    }

    [Fact]
    public void An_unconnected_socket_is_refused()
    {
        using var socket = Loopback.NewSocket();
        Assert.Contains(
            "connect it first", Assert.Throws<ArgumentException>(() => FourTuple.Of(socket)).Message,
            StringComparison.Ordinal);
    }
}
