namespace SocketsLessons.Tests.Links;

public sealed class DelayLineTests
{
    private readonly DelayLine _line = new();

    private void Add(long number, double due, bool holdBack = false) =>
        _line.Add(new Datagram([], 0, null, number), TimeSpan.FromMilliseconds(due), holdBack);

    private List<long> TakeAll(double now)
    {
        var numbers = new List<long>();
        while (_line.TryTake(TimeSpan.FromMilliseconds(now), out var datagram, out _)) numbers.Add(datagram.Number);
        return numbers;
    }

    [Fact]
    public void Datagrams_leave_by_due_time_then_by_arrival()
    {
        Add(1, 20);
        Add(2, 10);
        Add(3, 20);
        Add(4, 30);
        Assert.Equal([2, 1, 3], TakeAll(20));
        Assert.Equal(TimeSpan.FromMilliseconds(30), _line.NextDue);
        Assert.Equal([4], TakeAll(30));
        Assert.Null(_line.NextDue);
    }

    [Fact]
    public void Datagrams_due_at_the_same_time_leave_in_order_of_arrival()
    {
        for (var i = 0; i < 100; i++) Add(i, 10);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), TakeAll(10));
    }

    [Fact]
    public void A_held_datagram_leaves_after_the_next_one()
    {
        Add(1, 10, holdBack: true);
        Add(2, 11);
        Add(3, 12);
        Assert.Equal([2, 1, 3], TakeAll(12));
    }

    [Fact]
    public void Several_held_datagrams_leave_in_order_after_the_next_one()
    {
        Add(1, 10, holdBack: true);
        Add(2, 10, holdBack: true);
        Add(3, 10);
        Assert.Equal([3, 1, 2], TakeAll(10));
    }

    [Fact]
    public void A_held_datagram_without_a_successor_leaves_100_ms_late()
    {
        Add(1, 10, holdBack: true);
        Assert.Empty(TakeAll(109.9));
        Assert.Equal([1], TakeAll(110));
        Add(2, 200);
        Assert.Equal([2], TakeAll(200));
    }

    [Fact]
    public void The_line_is_full_at_its_limits_of_number_and_bytes()
    {
        var small = 0;
        for (; _line.HasRoom(100); small++) Add(small, small);
        Assert.InRange(small, DelayLine.MaxDatagrams - 2, DelayLine.MaxDatagrams);
        Assert.Equal([0L, 1L], TakeAll(1));
        Assert.True(_line.HasRoom(100));

        var big = new DelayLine();
        var count = 0;
        for (; big.HasRoom(65_507); count++)
            big.Add(new Datagram([], 65_507, null, count), TimeSpan.Zero, holdBack: false);

        Assert.InRange(count * 65_507L, DelayLine.MaxBytes / 2, DelayLine.MaxBytes);
    }
}
