// Expect: Give each member up once.
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); }
        catch (SocketException) { lost.Add(member); }
        if (lost.Contains(member)) { member.Dispose(); lost.Add(member); }
    }

    return lost;
}
