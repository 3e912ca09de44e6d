// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var sending = members.Select(member => member.SendAsync(message, SocketFlags.None)).ToList();
    try { Task.WaitAll(sending); } catch (AggregateException) { }
    var lost = members.Where((member, i) => sending[i].IsFaulted).ToList();
    foreach (var member in lost) member.Dispose();
    return lost;
}
