using System.Numerics;

namespace SocketsLessons.Tests.Links;

/// <summary>What happens to datagrams, and what the link says about it.</summary>
public sealed class LossyLinkLogTests : IDisposable
{
    private readonly LossyLinkEnds _ends = new();

    public void Dispose() => _ends.Dispose();

    [Fact]
    public void Missing_datagrams_are_those_logged_as_lost()
    {
        const int n = 2_000;
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings { Loss = 0.2, Seed = 5 });
        var received = _ends.Through(link, n);
        var expected = link.Log.Where(r => r.Effects != LinkEffects.Lost).Select(r => (int)r.Number - 1);
        Assert.Equal(expected, received);
        Assert.Equal(n - received.Length, link.Report.ToServer.Lost);
        var (low, high) = Statistics.Binomial999(n, 0.2);
        Assert.InRange(n - received.Length, low, high);
    }

    [Fact]
    public void Repeated_datagrams_are_those_logged_as_duplicated()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings { Duplication = 0.2 });
        var received = _ends.Through(link, 500);
        var expected = link.Log.SelectMany(
            r => Enumerable.Repeat((int)r.Number - 1, r.Effects == LinkEffects.Duplicated ? 2 : 1));
        Assert.Equal(expected, received);
        Assert.Equal(received.Length - 500, link.Report.ToServer.Duplicated);
        Assert.NotEqual(500, received.Length);
    }

    [Fact]
    public void Datagrams_out_of_order_are_those_logged_as_reordered()
    {
        // The last number is not reordered with this seed, so every held datagram is overtaken.
        using var link = LossyLink.Start(
            _ends.Server.EndPoint,
            new LinkSettings { Reordering = 0.15, Delay = TimeSpan.FromMilliseconds(2), Seed = 1 });
        var received = _ends.Through(link, 200, batch: 200);
        Assert.Equal(LinkEffects.Delivered, link.Log[^1].Effects);

        // RFC 4737, section 3.3: a packet is reordered if its number is smaller than the next one expected.
        var (expected, reordered) = (0, new List<int>());
        foreach (var number in received)
        {
            if (number >= expected) expected = number + 1;
            else reordered.Add(number);
        }

        Assert.NotEmpty(reordered);
        Assert.Equal(link.Log.Where(r => r.Effects == LinkEffects.Reordered).Select(r => (int)r.Number - 1), reordered);
        // And the order of departure that the log tells is the order of arrival at the server.
        Assert.Equal(link.Log.OrderBy(r => r.Order).Select(r => (int)r.Number - 1), received);
    }

    [Fact]
    public void With_jitter_the_log_has_the_order_of_arrival()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings
        {
            Delay = TimeSpan.FromMilliseconds(20),
            Jitter = TimeSpan.FromMilliseconds(15),
            Loss = 0.1,
        });
        var received = _ends.Through(link, 200, batch: 200);
        Assert.NotEqual(received.Order(), received);
        Assert.Equal(
            link.Log.Where(r => r.Order is not null).OrderBy(r => r.Order).Select(r => (int)r.Number - 1), received);
    }

    [Fact]
    public void Datagrams_logged_as_corrupted_have_one_flipped_bit()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings { Corruption = 0.5 });
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var sent = new byte[random.Next(1, 300)];
            random.NextBytes(sent);
            _ends.Client.Send(sent, link.EndPoint);
            var received = _ends.Server.Receive();
            Assert.Equal(sent.Length, received.Length);
            var wrong = sent.Zip(received).Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
            Assert.Equal(link.Log[^1].Effects == LinkEffects.Corrupted ? 1 : 0, wrong);
        }

        Assert.InRange(link.Report.ToServer.Corrupted, 1, 99);
    }

    [Fact]
    public void The_log_keeps_the_last_records_only()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings { Loss = 1 });
        const int n = LinkLog.Capacity + 500;
        for (var sent = 0; sent < n; sent += 250)
        {
            var batch = Math.Min(250, n - sent);
            _ends.Client.SendNumbers(sent, batch, link.EndPoint);
            LossyLinkEnds.Settled(link, sent + batch);
        }

        Assert.Equal(Enumerable.Range(501, LinkLog.Capacity), link.Log.Select(r => (int)r.Number));
        Assert.Equal(n, link.Report.ToServer.Lost);
    }

    [Fact]
    public void The_report_is_shown_as_text_and_HTML()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint, new LinkSettings { Loss = 1 });
        _ends.Client.SendNumbers(0, 123, link.EndPoint);
        LossyLinkEnds.Settled(link, 123);
        Assert.Contains("123", link.Report.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td>123</td>", ((SocketsLessons.IRenderable)link.Report).ToHtml(), StringComparison.Ordinal);
    }
}
