namespace SocketsLessons.Tests.Links;

public sealed class LinkLogTests
{
    [Fact]
    public void A_datagram_that_the_system_refused_is_not_logged_as_forwarded()
    {
        var log = new LinkLog(LinkDirection.ToServer);
        var due = TimeSpan.FromMilliseconds(5);
        for (var i = 0; i < 2; i++)
        {
            log.Arrive(10, TimeSpan.Zero, new LinkDecision(LinkEffects.Delivered, due));
            log.Depart(i + 1, due, due);
            if (i == 0) log.Refuse(1, due);
        }

        var records = log.Records.ToArray();
        Assert.Equal(((TimeSpan?)null, (long?)null), (records[0].Departed, records[0].Order));
        Assert.Equal(((TimeSpan?)due, (long?)1), (records[1].Departed, records[1].Order));
        Assert.Equal((1L, 1L), (log.Count(null).Departed, log.Count(null).Unsent));
    }
}
