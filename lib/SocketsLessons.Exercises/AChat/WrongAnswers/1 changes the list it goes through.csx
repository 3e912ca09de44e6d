// Expect: their own list
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); }
        catch (SocketException)
        {
            member.Dispose();
            members.Remove(member);
            lost.Add(member);
        }
    }

    return lost;
}
