// Expect: its socket is still open
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); } catch (SocketException) { lost.Add(member); }
    }

    return lost;
}
