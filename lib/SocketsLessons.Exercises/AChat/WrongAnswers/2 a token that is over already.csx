// Expect: It had room
List<Socket> BroadcastNow(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.SendAsync(message, new CancellationToken(true)).AsTask().Wait(); }
        catch (AggregateException) { member.Dispose(); lost.Add(member); }
    }
    return lost;
}
