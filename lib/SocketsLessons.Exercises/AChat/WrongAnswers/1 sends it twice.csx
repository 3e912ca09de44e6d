// Expect: The message once, and no more.
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); member.Send(message); }
        catch (SocketException) { member.Dispose(); lost.Add(member); }
    }

    return lost;
}
