using System.Globalization;
using System.Xml.Linq;

namespace SocketsLessons.Tests.Wire;

/// <summary>The file, read by the programs that it's for.</summary>
public sealed class PcapngTests
{
    private static readonly LinkSettings Path = new() { Delay = TimeSpan.FromMilliseconds(20), Duplication = 1 };

    public static TheoryData<string> Scenarios => WireScenarios.Names;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Tcpdump_opens_it_without_a_warning(string scenario)
    {
        Tshark.TcpdumpIsNeeded();
        var trace = WireScenarios.Trace(scenario);
        using var file = new TraceFile(trace);

        var (output, errors) = Tshark.Run("tcpdump", ["-n", "-r", file.Path]);

        // Its greeting, and nothing else.
        Assert.Matches(@"^reading from file \S+, link-type IPV4 \(Raw IPv4\), snapshot length \d+\s*$", errors);
        Assert.Equal(trace.Count, output.Split('\n')
            .Count(line => line.Contains(" IP 10.9.0.", StringComparison.Ordinal)));
    }

    [Fact]
    public void At_one_host_it_holds_what_left_and_what_arrived_there()
    {
        Tshark.IsNeeded();
        var trace = WireScenarios.Tcp(Path, (_, client, server) =>
        {
            client.Send("a"u8);
            server.Receive(new byte[1]);
        });
        var path = System.IO.Path.GetTempFileName();
        try
        {
            foreach (var (host, own) in ((Side, LinkDirection)[])[(Side.Client, LinkDirection.ToServer),
                (Side.Server, LinkDirection.ToClient)])
            {
                trace.Save(path, host);
                var rows =
                    Tshark.Fields(path, ["frame.time_epoch", "frame.interface_name", "frame.packet_flags_direction"]);
                var times = rows.Select(row => Epoch(row["frame.time_epoch"][0])).ToArray();
                // What came over the path came twice, because every packet was duplicated.
                var expected =
                    trace.Packets.SelectMany(packet => packet.Direction == own ? [packet.Sent]
                    : new[] { packet.Arrived!.Value, packet.CopyArrived!.Value }).Order()
                    .Select(time => trace.Started + time).ToArray();

                Assert.Equal(expected, times);
                Assert.All(rows,
                    row => Assert.Equal(host == Side.Client ? "client" : "server", row["frame.interface_name"][0]));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_fields_are_where_tshark_says()
    {
        Tshark.IsNeeded();
        Dictionary<string, string> ours = new()
        {
            ["ip.len"] = "IPv4 total length",
            ["ip.id"] = "IPv4 identification",
            ["ip.ttl"] = "IPv4 time to live",
            ["ip.proto"] = "IPv4 protocol",
            ["ip.checksum"] = "IPv4 header checksum",
            ["ip.src"] = "IPv4 source address",
            ["ip.dst"] = "IPv4 destination address",
            ["tcp.srcport"] = "TCP source port",
            ["tcp.dstport"] = "TCP destination port",
            ["tcp.seq_raw"] = "TCP sequence number",
            ["tcp.ack_raw"] = "TCP acknowledgment number",
            ["tcp.window_size_value"] = "TCP window",
            ["tcp.checksum"] = "TCP checksum",
            ["tcp.urgent_pointer"] = "TCP urgent pointer",
            ["tcp.options.mss"] = "TCP MSS",
            ["tcp.options.timestamp"] = "TCP timestamps",
            ["tcp.options.wscale"] = "TCP window scale",
            ["tcp.options.sack_perm"] = "TCP SACK permitted",
        };
        var trace = WireScenarios.Trace("handshake");
        using var file = new TraceFile(trace);

        foreach (var (packet, element) in trace.Packets.Zip(XDocument.Parse(Tshark.Pdml(file.Path))
            .Descendants("packet")))
        {
            var places = packet.Fields.GroupBy(field => $"{field.Layer} {field.Name}")
                .ToDictionary(group => group.Key, group => (group.First().FirstByte, group.First().Bytes));
            var theirs = element.Descendants("field").Where(field => ours.ContainsKey((string)field.Attribute("name")!))
                .ToArray();
            Assert.True(theirs.Length >= 14, $"tshark shows {theirs.Length} of the fields.");
            foreach (var field in theirs)
            {
                var name = (string)field.Attribute("name")!;
                Assert.Equal((name, ((int)field.Attribute("pos")!, (int)field.Attribute("size")!)),
                    (name, places[ours[name]]));
            }
        }
    }

    // Seconds and nanoseconds since 1970, to the 100 ns that we count.
    private static DateTimeOffset Epoch(string time)
    {
        var parts = time.Split('.');
        var ticks = (long.Parse(parts[0], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)
            + (long.Parse(parts[1], CultureInfo.InvariantCulture) / 100);
        return DateTimeOffset.UnixEpoch.AddTicks(ticks);
    }
}
