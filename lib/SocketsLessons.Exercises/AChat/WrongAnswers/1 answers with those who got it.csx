// Expect: was given up all the same
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var got = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); got.Add(member); } catch (SocketException) { member.Dispose(); }
    }

    return got;
}
