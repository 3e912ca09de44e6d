using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

public sealed class PortSampleTests
{
    [Theory]
    [InlineData(new[] { 2, 4, 6, 8 }, 1.0, 4, false)]
    [InlineData(new[] { 9, 7, 5, 2 }, 0.0, 1, false)]
    [InlineData(new[] { 1, 5, 3, 7, 2 }, 0.5, 1, true)]
    [InlineData(new[] { 40_000 }, 0.0, 1, false)]
    public void Rises_and_even_ports_are_counted(int[] ports, double rising, int even, bool looksRandom)
    {
        var sample = new PortSample(ports);

        Assert.Equal((rising, even, looksRandom), (sample.RisingShare, sample.EvenCount, sample.LooksRandom));
    }

    // Of 1,000 shuffled samples of 200, none is seven standard deviations off.
    [Fact]
    public void Shuffled_ports_look_random()
    {
        var random = new Random(5);
        var ports = Enumerable.Range(32_768, 200).ToArray();

        Assert.All(Enumerable.Range(0, 1000), _ =>
        {
            random.Shuffle(ports);
            Assert.True(new PortSample(ports).LooksRandom);
        });
    }

    [Fact]
    public void Ports_are_those_that_the_server_sees()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(5);

        var sample = PortSample.ByConnect(listener.LocalEndPoint!, 5);

        Assert.Equal(5, sample.Ports.Distinct().Count());
        Assert.Equal(sample.Ports, Enumerable.Range(0, 5).Select(_ => AcceptedPort(listener)));
    }

    [Fact]
    public void Bind_gets_different_ports_of_the_range()
    {
        var sample = PortSample.ByBind(20);

        Assert.Equal(20, sample.Ports.Distinct().Count());
        Assert.All(sample.Ports, port => Assert.True(PortRange.Ephemeral().Contains(port)));
    }

    private static int AcceptedPort(Socket listener)
    {
        using var accepted = listener.Accept();
        return ((IPEndPoint)accepted.RemoteEndPoint!).Port;
    }
}
