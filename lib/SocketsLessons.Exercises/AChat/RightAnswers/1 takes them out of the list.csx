// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    for (var i = members.Count - 1; i >= 0; i--)
    {
        try { members[i].Send(message); }
        catch (SocketException)
        {
            members[i].Dispose();
            lost.Add(members[i]);
            members.RemoveAt(i);
        }
    }
    return lost;
}
