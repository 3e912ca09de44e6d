using System.Buffers.Binary;
using SocketsLessons.Checks;
using SocketsLessons.Tests.Wire;
using Fields = (int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes);

namespace SocketsLessons.Tests.Checks;

/// <summary>In single packets, one mistake can look like another one.</summary>
public sealed class HeaderFieldsCheckTests
{
    private const int Seeds = 50;

    /// <summary>In ports that end in a zero byte, the first byte is also the sum of both, and the number in the other
    /// order.</summary>
    private static readonly Lazy<PacketTrace> s_trace =
        new(() => WireScenarios.Tcp(new LinkSettings(), (_, _, _) => { }, ports: (0xd900, 0x4e00)));

    public static TheoryData<string, Func<byte[], Fields, Fields>> Mistakes => new()
    {
        { "A port has two bytes.", (tcp, right) => right with { From = tcp[0] } },
        { "The first byte counts 256 times", (tcp, right) => right with { From = tcp[0] + tcp[1] } },
        { "The most significant byte comes first.", (tcp, right) => right with { From = tcp[0] | (tcp[1] << 8) } },
        { "SYN is the bit of value 2 in tcp[13].", (_, right) => right with { Syn = false } },
        { "ACK is the bit of value 16 in tcp[13].", (_, right) => right with { Ack = false } },
        { "The data offset counts words of four bytes.", (tcp, right) => right with { HeaderBytes = tcp[12] >> 4 } },
        { "That's all of tcp[12].", (tcp, right) => right with { HeaderBytes = tcp[12] } },
        { "Those are the lower four bits.", (tcp, right) => right with { HeaderBytes = (tcp[12] & 15) * 4 } },
        {
            "The lower four bits of tcp[12] don't belong to the length",
            (tcp, right) => right with { HeaderBytes = tcp[12] >> 2 }
        },
        { "Data may follow the header", (tcp, right) => right with { HeaderBytes = tcp.Length } },
        { "Options make a header longer than 20 bytes.", (_, right) => right with { HeaderBytes = 20 } },
        {
            "The upper four bits of tcp[12], times four.",
            (tcp, right) => right with { HeaderBytes = tcp.Length > 40 ? tcp[12] >> 2 : tcp.Length }
        },
    };

    [Theory, MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Hint_fits_the_mistake_whatever_the_data(string hint, Func<byte[], Fields, Fields> mistake) =>
        Assert.All(Enumerable.Range(1, Seeds), seed =>
        {
            var result = Check.RunWith(
                seed, () => OnTheWireChecks.Decode(s_trace.Value, tcp => mistake(tcp, Right(tcp))));

            Assert.Contains($"Hint: {hint}", result.ToString(), StringComparison.Ordinal);
        });

    /// <summary>RFC 9293, section 3.1.</summary>
    private static Fields Right(byte[] tcp) => (
        BinaryPrimitives.ReadUInt16BigEndian(tcp), BinaryPrimitives.ReadUInt16BigEndian(tcp.AsSpan(2)),
        BinaryPrimitives.ReadUInt32BigEndian(tcp.AsSpan(4)), (tcp[13] & 2) != 0, (tcp[13] & 16) != 0,
        (tcp[12] >> 4) * 4);
}
