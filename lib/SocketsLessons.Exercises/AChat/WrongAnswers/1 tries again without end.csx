// Expect: every member who is still there has room
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        while (true)
        {
            try { member.Send(message); break; } catch (SocketException) { }
        }
    }

    return lost;
}
