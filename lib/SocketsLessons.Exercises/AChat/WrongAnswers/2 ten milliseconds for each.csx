// Expect: not right
List<Socket> BroadcastNow(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        var sending = Task.Run(() => member.Send(message));
        try { if (sending.Wait(10)) continue; } catch (AggregateException) { }
        member.Dispose();
        lost.Add(member);
    }
    return lost;
}
