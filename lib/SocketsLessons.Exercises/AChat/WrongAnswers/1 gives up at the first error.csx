// Expect: no reason to leave out the next
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    try
    {
        foreach (var member in members)
        {
            lost.Add(member);
            member.Send(message);
            lost.Remove(member);
        }
    }
    catch (SocketException)
    {
        lost[0].Dispose();
    }

    return lost;
}
