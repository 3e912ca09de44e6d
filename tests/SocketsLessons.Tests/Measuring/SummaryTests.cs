namespace SocketsLessons.Tests.Measuring;

public sealed class SummaryTests
{
    [Fact]
    public void Late_samples_count_neither_as_delays_nor_as_lost()
    {
        var run = new ProbeRun(
            "late",
            [Sample(0, 5, DeliveryStatus.Arrived), Sample(1, 900, DeliveryStatus.Late),
            Sample(2, null, DeliveryStatus.Lost)]);

        Assert.Equal(TimeSpan.FromMilliseconds(5), run.Delays.Maximum);
        Assert.Equal(1, run.Late);
        Assert.Equal([2], run.Arrivals.Lost);
    }

    [Fact]
    public void Delay_counts_from_when_a_message_was_due_and_not_from_when_it_was_sent()
    {
        var sample = new Sample(
            0, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(61),
            DeliveryStatus.Arrived);

        Assert.Equal(TimeSpan.FromMilliseconds(51), sample.Delay);
    }

    [Fact]
    public void Runs_are_shown_side_by_side_with_names_encoded()
    {
        var run = new ProbeRun("a <b>", [Sample(0, 5, DeliveryStatus.Arrived)]);

        var table = Summary.Of(run, new ProbeRun("second", run.Samples));

        Assert.Equal(["figure", "a <b>", "second"], table.Columns);
        Assert.Contains("a &lt;b&gt;", run.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(table.Rows, row => row is ["minimum", "5 ms" or "5.00 ms", _]);
        Assert.Contains(table.Rows, row => row is ["jitter (RFC 3550)", "needs 2 arrivals", _]);
    }

    [Fact]
    public void A_summary_of_no_run_is_refused() => Assert.Throws<ArgumentException>(() => Summary.Of());

    private static Sample Sample(int sequence, double? delay, DeliveryStatus status) =>
        new(sequence, TimeSpan.Zero, TimeSpan.Zero,
            delay is { } known ? TimeSpan.FromMilliseconds(known) : null, status);
}
