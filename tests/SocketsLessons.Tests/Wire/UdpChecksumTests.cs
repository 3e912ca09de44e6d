using System.Net;
using System.Net.Sockets;
using SocketsLessons.Tests.Paths;

namespace SocketsLessons.Tests.Wire;

/// <summary>How much UDP's checksum says, on packets that the kernel made (RFC 768).</summary>
public sealed class UdpChecksumTests
{
    [Fact]
    public void Two_words_that_change_places_leave_the_checksum_as_it_was()
    {
        var checksums = Checksums(noCheck: false, [1, 2, 3, 4], [3, 4, 1, 2], [1, 2, 3, 5]);

        Assert.Equal(checksums[0], checksums[1]);
        Assert.NotEqual(checksums[0], checksums[2]);
    }

    /// <summary>RFC 768: a checksum of zero means that the sender generated none.</summary>
    [Fact]
    public void A_sender_on_IPv4_may_leave_the_checksum_out() =>
        Assert.Equal([0], Checksums(noCheck: true, [1, 2, 3, 4]));

    private static int[] Checksums(bool noCheck, params byte[][] payloads)
    {
        const int SolSocket = 1, SoNoCheck = 11; // man 7 socket; asm-generic/socket.h
        Needs.Lab();
        using var lab = PathLab.Start();
        using var receiver = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(lab.Server.Address, 0));
        receiver.ReceiveTimeout = 30_000;
        using var sender = lab.Client.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        if (noCheck) sender.SetRawSocketOption(SolSocket, SoNoCheck, BitConverter.GetBytes(1));
        sender.Connect(receiver.LocalEndPoint!);
        var capture = lab.Capture();
        foreach (var payload in payloads)
        {
            sender.Send(payload);
            receiver.Receive(new byte[10]);
        }

        return [.. capture.Stop().Packets.Select(packet => packet.Udp).OfType<UdpHeader>().Select(udp => udp.Checksum)];
    }
}
