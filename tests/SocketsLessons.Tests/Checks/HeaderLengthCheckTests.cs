using System.Buffers.Binary;
using SocketsLessons.Checks;
using SocketsLessons.Tests.Wire;

namespace SocketsLessons.Tests.Checks;

/// <summary>In single packets, one wrong length can look like another one.</summary>
public sealed class HeaderLengthCheckTests
{
    private const int Seeds = 100;

    public static TheoryData<string, Func<byte[], int>> Mistakes => new()
    {
        { "The data offset counts words of four bytes.", tcp => tcp[12] >> 4 },
        { "That's all of tcp[12].", tcp => tcp[12] },
        { "Those are the lower four bits.", tcp => (tcp[12] & 15) * 4 },
        { "The lower four bits of tcp[12] don't belong to the length", tcp => tcp[12] >> 2 },
        { "Data may follow the header", tcp => tcp.Length },
        { "Options make a header longer than 20 bytes.", _ => 20 },
        { "The upper four bits of tcp[12], times four.", tcp => tcp.Length > 40 ? tcp[12] >> 2 : tcp.Length },
    };

    [Theory, MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Hint_fits_the_mistake_whatever_the_data(string hint, Func<byte[], int> length)
    {
        var trace = WireScenarios.Trace("handshake");
        Assert.All(Enumerable.Range(1, Seeds), seed =>
        {
            var result = Check.RunWith(seed, () => OnTheWireChecks.Decode(trace, tcp => (
                BinaryPrimitives.ReadUInt16BigEndian(tcp), BinaryPrimitives.ReadUInt16BigEndian(tcp.AsSpan(2)),
                BinaryPrimitives.ReadUInt32BigEndian(tcp.AsSpan(4)), (tcp[13] & 2) != 0, (tcp[13] & 16) != 0,
                length(tcp))));

            Assert.Contains($"Hint: {hint}", result.ToString(), StringComparison.Ordinal);
        });
    }
}
