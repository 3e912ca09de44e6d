namespace SocketsLessons.Tests.Measuring;

public sealed class ArrivalsTests
{
    [Fact]
    public void The_first_example_of_rfc_4737_has_one_packet_out_of_order()
    {
        // §7.1: packets 1 to 10 arrive as 1 2 3 5 6 7 8 4 9 10, and only 4 is reordered. Ours count from 0.
        int[] arrived = [1, 2, 3, 5, 6, 7, 8, 4, 9, 10];

        var arrivals = new Arrivals("RFC 4737", 10, arrived.Select(packet => packet - 1));

        Assert.Equal([3], arrivals.OutOfOrder);
        Assert.Equal(0.1, arrivals.Reordered.Value);
        Assert.Empty(arrivals.Lost);
    }

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arrivals("fewer", -1, []));

    [Fact]
    public void Copies_do_not_count_as_reordered()
    {
        var arrivals = new Arrivals("copies", 3, [0, 1, 2, 0, 1, 1]);

        Assert.Equal(3, arrivals.Duplicates);
        Assert.Empty(arrivals.OutOfOrder);
        Assert.Equal(3, arrivals.Received);
    }

    [Fact]
    public void A_gap_is_loss_and_not_reordering()
    {
        var arrivals = new Arrivals("gaps", 10, [0, 3, 4, 8]);

        Assert.Empty(arrivals.OutOfOrder);
        Assert.Equal([1, 2, 5, 6, 7, 9], arrivals.Lost);
        Assert.Equal([2, 3, 1], arrivals.Bursts);
        Assert.Equal(0.6, arrivals.Loss.Value);
    }

    [Fact]
    public void Nothing_sent_is_shown_as_text()
    {
        var text = new Arrivals("nothing", 0, []).ToString();

        Assert.Contains("no samples", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_number_that_was_never_sent_is_refused(int sequence) =>
        Assert.Throws<ArgumentException>(() => new Arrivals("foreign", 3, [sequence]));
}
