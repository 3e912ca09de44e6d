using System.Net.Sockets;

namespace SocketsLessons.Tests.Observing;

public sealed class TcpInfoSamplerTests
{
    [Fact]
    public void Samples_follow_the_connection()
    {
        OnLinux();
        using var connection = new Loopback();
        using var sampler = TcpInfoSampler.Start(connection.Client, TimeSpan.FromMilliseconds(1));
        Assert.True(SpinWait.SpinUntil(() => sampler.Samples.Count >= 3, TimeSpan.FromSeconds(30)));
        connection.Client.Send(new byte[1000]);
        sampler.Dispose();
        sampler.Dispose();

        var samples = sampler.Samples;
        Assert.Equal(0, samples[0].Info.BytesSent);
        Assert.Equal(1000, samples[^1].Info.BytesSent);
        Assert.Equal(samples.OrderBy(sample => sample.At), samples);
    }

    [Fact]
    public void Dispose_takes_a_last_sample()
    {
        OnLinux();
        using var connection = new Loopback();
        using var sampler = TcpInfoSampler.Start(connection.Client, TimeSpan.FromMinutes(1));
        Assert.True(SpinWait.SpinUntil(() => sampler.Samples.Count == 1, TimeSpan.FromSeconds(30)));
        sampler.Dispose();

        Assert.Equal(2, sampler.Samples.Count);
    }

    [Fact]
    public void Sampling_ends_when_the_socket_closes()
    {
        OnLinux();
        using var connection = new Loopback();
        using var sampler = TcpInfoSampler.Start(connection.Client, TimeSpan.FromMinutes(1));
        Assert.True(SpinWait.SpinUntil(() => sampler.Samples.Count == 1, TimeSpan.FromSeconds(30)));
        connection.Client.Dispose();
        sampler.Dispose();

        Assert.Single(sampler.Samples);
    }

    [Fact]
    public void A_socket_that_cannot_be_sampled_is_refused()
    {
        OnLinux();
        using var udp = new Socket(SocketType.Dgram, ProtocolType.Udp);
        using var connection = new Loopback();
        Assert.Throws<ArgumentException>(() => TcpInfoSampler.Start(udp, TimeSpan.FromMilliseconds(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpInfoSampler.Start(connection.Client, TimeSpan.Zero));
    }

    private static void OnLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "TCP_INFO exists on Linux only.");
}
