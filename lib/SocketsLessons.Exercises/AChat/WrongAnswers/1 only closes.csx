// Expect: isn't in your list
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    foreach (var member in members)
    {
        try { member.Send(message); } catch (SocketException) { member.Dispose(); }
    }

    return [];
}
