// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    bool IsLost(Socket member)
    {
        try { return member.Send(message) < message.Length; } catch (SocketException) { return true; }
    }

    var lost = members.Where(IsLost).ToList();
    lost.ForEach(member => member.Dispose());
    return lost;
}
