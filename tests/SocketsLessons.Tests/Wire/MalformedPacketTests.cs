using CsCheck;

namespace SocketsLessons.Tests.Wire;

/// <summary>Any bytes at all: they come back whole, with a reason or decoded, and never as an exception.</summary>
public sealed class MalformedPacketTests
{
    // Captured: a SYN, an ACK with a SACK block, a datagram to a closed port, and its refusal.
    private static readonly byte[][] Seeds =
    [
        Convert.FromHexString(
            "4500003c841040004006a2970a0900010a090002ab4ea0edaafaf34a00000000a002faf05d300000"
                + "020405b40402080ad2c11e84000000000103030a"),
        Convert.FromHexString(
            "4500004035f340004006f0b00a0900020a09000181d19b96e2d664847a6c6957b0100040165d0000"
                + "0101080acd78c977204742f60101050a7a6c6d3f7a6c7127"),
        Convert.FromHexString("4500002a564940004011d0650a0900010a090002d1ba00090016177a616e79626f64792074686572653f"),
        Convert.FromHexString(
            "45c00046d1700000400194720a0900020a09000103031477000000004500002a564940004011d065"
                + "0a0900010a090002d1ba00090016143c616e79626f64792074686572653f"),
    ];

    private static readonly Gen<byte[]> Mutated =
        from seed in Gen.Int[0, Seeds.Length - 1]
        from changes in Gen.Select(Gen.Int[0, 70], Gen.Byte).Array[0, 6]
        from length in Gen.Int[0, 80]
        from isCut in Gen.Bool
        select Mutate(Seeds[seed], changes, isCut ? length : Seeds[seed].Length);

    [Fact]
    public void Random_bytes_are_kept_and_never_throw() => Gen.Byte.Array[0, 200].Sample(IsShown);

    [Fact]
    public void Mutated_packets_are_kept_and_never_throw() => Mutated.Sample(IsShown);

    [Fact]
    public void Mutated_packets_that_decode_are_what_tshark_reads()
    {
        Tshark.IsNeeded();
        var packets = new List<Packet>();
        Mutated.Sample(bytes =>
        {
            // Data behind TCP and UDP would be taken for what the mutated port is known for.
            lock (packets) packets.Add(Of(bytes, packets.Count + 1));
        }, iter: 3000);
        // tshark reads options that aren't decoded here, and stops at one whose content it finds wrong.
        var decoded = packets.Where(packet => packet.Malformed is null && HasOnlyDecodedOptions(packet)).ToArray();
        Assert.True(decoded.Length > 300,
            $"Only {decoded.Length} of {packets.Count} can be decoded: that proves little.");

        TsharkAgreement.IsComplete(new PacketTrace(DateTimeOffset.UnixEpoch, decoded), inContext: false);
    }

    [Fact]
    public void What_tshark_finds_malformed_is_malformed_here()
    {
        Tshark.IsNeeded();
        // Cut off at every length: a header that isn't all there.
        var packets = Seeds.Take(3).SelectMany(seed => Enumerable.Range(0, seed.Length)
            .Select(length => Of(WithTotalLength(seed[..length]), 1))).ToArray();
        using var file = new TraceFile(new PacketTrace(DateTimeOffset.UnixEpoch, packets));
        foreach (var (packet, row) in packets.Zip(Tshark.Fields(file.Path, ["_ws.malformed"])))
        {
            if (row["_ws.malformed"].Length == 0) continue;
            // tshark also finds fault with the packet that an ICMP message quotes; that's cut on purpose.
            if (packet.Icmp is null)
                Assert.True(packet.Malformed is not null, $"{packet.Bytes.Length} bytes: {packet}");
        }
    }

    [Theory]
    [InlineData("", "An IPv4 header has 20 bytes at least, and here are 0.")]
    [InlineData("6000000000000000000000000000000000000000", "Its version is 6. Only IPv4 is decoded here.")]
    [InlineData("4400001400000000400600000a0900010a090002", "Its header length is 16 bytes, and the least is 20.")]
    [InlineData("4500001000000000400600000a0900010a090002",
        "Its total length is 16 bytes by its own words, and its header alone is longer.")]
    [InlineData("4500001800000000400600000a0900010a090002aabbccdd",
        "A TCP header has 20 bytes at least, and here are 4.")]
    [InlineData("4500001800000000401100000a0900010a090002aabbccdd", "A UDP header has 8 bytes, and here are 4.")]
    [InlineData("4500001800000000400100000a0900010a0900020800ccdd", "An ICMP header has 8 bytes, and here are 4.")]
    public void The_reason_is_given_in_a_sentence(string bytes, string reason) =>
        Assert.Equal(reason, Of(Convert.FromHexString(bytes), 1).Malformed);

    private static bool HasOnlyDecodedOptions(Packet packet) =>
        packet.Tcp?.Options.All(option => !option.Name.StartsWith("option ", StringComparison.Ordinal)) ?? true;

    private static void IsShown(byte[] bytes)
    {
        var packet = Of(bytes, 1);
        var trace = new PacketTrace(DateTimeOffset.UnixEpoch, [packet]);

        Assert.Equal(bytes, packet.Bytes.ToArray());
        Assert.All(packet.Fields, field => Assert.InRange(field.Bit + field.Bits, 1, bytes.Length * 8));
        Assert.NotEmpty(packet.Info);
        foreach (var form in (string[])[packet.ToHtml(), packet.ToText(), trace.ToHtml(), trace.ToText(),
            trace.Diagram().ToHtml(), trace.Diagram().ToText()]) Assert.NotEmpty(form);
    }

    private static Packet Of(byte[] bytes, int number) =>
        new(number, LinkDirection.ToServer, TimeSpan.FromMilliseconds(number), TimeSpan.FromMilliseconds(number + 1),
            null, LinkEffects.Delivered, bytes);

    private static byte[] Mutate(byte[] seed, (int Place, byte Value)[] changes, int length)
    {
        byte[] bytes = [.. seed.Take(length)];
        foreach (var (place, value) in changes.Where(change => change.Place < bytes.Length)) bytes[place] = value;
        return bytes;
    }

    private static byte[] WithTotalLength(byte[] bytes)
    {
        if (bytes.Length >= 4) (bytes[2], bytes[3]) = (0, (byte)bytes.Length);
        return bytes;
    }
}
