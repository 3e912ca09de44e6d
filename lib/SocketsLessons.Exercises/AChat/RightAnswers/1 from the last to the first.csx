// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    for (var i = members.Count - 1; i >= 0; i--)
    {
        try
        {
            members[i].Send(message);
            members.RemoveAt(i);
        }
        catch (SocketException)
        {
            members[i].Dispose();
        }
    }

    return members;
}
