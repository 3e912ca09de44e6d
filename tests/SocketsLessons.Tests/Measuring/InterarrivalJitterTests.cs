namespace SocketsLessons.Tests.Measuring;

public sealed class InterarrivalJitterTests
{
    [Fact]
    public void Jitter_follows_the_recurrence_of_rfc_3550()
    {
        // By hand, in ms: J = 0; |D| = 16: J = 0 + 16/16 = 1; |D| = 0: J = 1 - 1/16 = 0.9375;
        // |D| = 8: J = 0.9375 + (8 - 0.9375)/16 = 1.37890625.
        double[] delays = [20, 36, 36, 28];

        var jitter = InterarrivalJitter.Rfc3550(delays.Select(TimeSpan.FromMilliseconds));

        Assert.Equal(1.3789, jitter!.Value.TotalMilliseconds, 4);
    }

    [Fact]
    public void A_constant_clock_offset_changes_nothing()
    {
        double[] delays = [20, 36, 36, 28];

        Assert.Equal(
            InterarrivalJitter.Rfc3550(delays.Select(TimeSpan.FromMilliseconds)),
            InterarrivalJitter.Rfc3550(delays.Select(delay => TimeSpan.FromMilliseconds(delay - 5000))));
    }

    [Fact]
    public void A_constant_delay_has_no_jitter() =>
        Assert.Equal(TimeSpan.Zero, InterarrivalJitter.Rfc3550([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)]));

    [Fact]
    public void One_packet_has_no_jitter() => Assert.Null(InterarrivalJitter.Rfc3550([TimeSpan.FromSeconds(1)]));

    [Fact]
    public void A_run_computes_jitter_in_order_of_arrival()
    {
        // Sent 0, 10, 20 ms; arrived 20, 60, 40 ms. In order of arrival the delays are 20, 20, 50 ms:
        // |D| = 0, then 30: J = 30/16 = 1.875 ms. In order of sending it would be 3.6 ms.
        var run = new ProbeRun("hand", [Sample(0, 0, 20), Sample(1, 10, 60), Sample(2, 20, 40)]);

        Assert.Equal(1.875, run.Jitter!.Value.TotalMilliseconds, 6);
    }

    private static Sample Sample(int sequence, double sent, double arrived) =>
        new(sequence, TimeSpan.FromMilliseconds(sent), TimeSpan.FromMilliseconds(sent),
            TimeSpan.FromMilliseconds(arrived), DeliveryStatus.Arrived);
}
