// Expect: Give up only those that didn't get all of it.
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); } catch (SocketException) { lost.Add(member); }
        member.Dispose();
    }

    return lost;
}
