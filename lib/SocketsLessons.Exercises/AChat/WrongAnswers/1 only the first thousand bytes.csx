// Expect: Send all of it: the whole array
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message, 0, 1_000, SocketFlags.None); }
        catch (SocketException) { member.Dispose(); lost.Add(member); }
    }

    return lost;
}
