// Expect: isn't in your list
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        if (member.Connected) { try { member.Send(message); } catch (SocketException) { } continue; }
        member.Dispose();
        lost.Add(member);
    }

    return lost;
}
