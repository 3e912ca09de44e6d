using System.Xml.Linq;

namespace SocketsLessons.Tests.Wire;

/// <summary>A trace as table, diagram, header and chart.</summary>
public sealed class WireFormsTests
{
    private const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u0000\u001b[31m]]>";

    [Fact]
    public void What_a_peer_sends_never_becomes_markup()
    {
        var trace = WireScenarios.Tcp(new LinkSettings(), (_, client, server) =>
        {
            client.Send(System.Text.Encoding.UTF8.GetBytes(Attack));
            server.Receive(new byte[200]);
        });
        var attack = trace.Packets.Single(packet => packet.Payload.Length > 0);

        foreach (var html in (string[])[trace.ToHtml(), trace.Diagram().ToHtml(), attack.ToHtml()])
        {
            // Well-formed, so that nothing in it can be read in two ways.
            var elements = XDocument.Parse($"<body>{html}</body>").Descendants().ToArray();
            Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "img");
            Assert.DoesNotContain(elements.Attributes(),
                attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        }

        Assert.Contains("alert(1)", attack.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain(attack.ToText(), c => c < ' ' && c != '\n');
    }

    [Fact]
    public void Every_drawing_stands_on_its_own()
    {
        var trace = WireScenarios.Trace("SACK");
        foreach (var svg in (string[])[trace.ToSvg(), trace.Diagram().ToSvg(), trace[0].ToSvg()])
        {
            var root = XDocument.Parse(svg).Root!;
            Assert.Equal("http://www.w3.org/2000/svg", root.Name.NamespaceName);
            Assert.NotEmpty((string)root.Attribute("aria-label")!);
            Assert.Contains(root.Descendants(), element => element.Name.LocalName == "text");
        }
    }

    [Fact]
    public void A_diagram_has_an_arrow_for_each_packet_and_a_cross_for_each_lost_one()
    {
        var trace = WireScenarios.Trace("SACK");
        var lost = trace.Packets.Count(packet => packet.IsLost);

        var (text, svg) = (trace.Diagram().ToText(), XDocument.Parse(trace.Diagram().ToSvg()));

        Assert.True(lost > 0, "Nothing was lost.");
        Assert.Equal(trace.Count, svg.Descendants().Count(element => element.Name.LocalName == "title"));
        Assert.Equal(lost, svg.Descendants()
            .Count(element => element.Name.LocalName == "text" && element.Value == "lost"));
        Assert.Equal(lost, text.Count(c => c == '✕'));
        Assert.Equal(trace.Count + 1, text.Split('\n').Length);
    }

    [Fact]
    public void A_long_trace_is_drawn_in_part_and_says_so()
    {
        var trace = WireScenarios.Trace("10,000 packets");

        Assert.Contains($"The first {SequenceDiagram.MaxPackets} of {trace.Count} packets", trace.Diagram().ToHtml(),
            StringComparison.Ordinal);
        Assert.Contains($"{trace.Count - SequenceDiagram.MaxPackets} more packets", trace.Diagram().ToText(),
            StringComparison.Ordinal);
        Assert.Contains($"{trace.Count} packets, the first 100 of them here", trace.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_boxes_of_a_header_cover_every_bit_once()
    {
        foreach (var packet in WireScenarios.Trace("SACK").Packets)
        {
            var next = 0;
            foreach (var field in packet.Fields)
            {
                Assert.Equal(next, field.Bit);
                next += field.Bits;
            }

            // RFC 791: the data begins after the headers.
            Assert.Equal(packet.Bytes.Length - packet.Payload.Length, next / 8);
            var widths = XDocument.Parse(packet.ToSvg()).Descendants()
                .Where(element => element.Name.LocalName == "rect")
                .Sum(box => (int)box.Attribute("width")! + 2);
            Assert.Equal(next * 12, widths);
        }
    }

    [Fact]
    public void A_part_keeps_numbers_and_times()
    {
        var trace = WireScenarios.Trace("data both ways");

        Assert.Equal([3, 4], trace[2..4].Packets.Select(packet => packet.Number));
        Assert.Same(trace[2], trace[2..4][0]);
        Assert.All(trace.Where(packet => packet.Direction == LinkDirection.ToClient).Packets,
            packet => Assert.Equal(LinkDirection.ToClient, packet.Direction));
    }

    [Fact]
    public void A_Stevens_graph_marks_what_was_lost_and_sent_again()
    {
        const int Bytes = 500_000;
        LinkReport? report = null;
        var trace = WireScenarios.Tcp(new LinkSettings { Loss = 0.02 }, (lab, client, server) =>
        {
            WireScenarios.Bulk(client, server, Bytes);
            report = lab.Report;
        });

        var figure = Chart.SequenceNumbers("A stream with losses", trace);

        Assert.True(report!.ToServer.Lost > 0, "Nothing was lost.");
        // All that the receiver read was sent, and what the path lost is marked (an ACK that carries nothing isn't
        // drawn).
        var lost =
            trace.Packets.Count(packet =>
            packet is { IsLost: true, Direction: LinkDirection.ToServer, Segment.Bytes: > 0 });
        Assert.Contains($"carry {Bytes} bytes", figure.AltText, StringComparison.Ordinal);
        Assert.Equal(lost,
            figure.Data.Single(series => ((string)series!["name"]!)
            .StartsWith("lost", StringComparison.Ordinal))!["x"]!.AsArray().Count);
        Assert.Contains(figure.Data, series => ((string)series!["name"]!)
            .StartsWith("sent again", StringComparison.Ordinal));
    }
}
