// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        member.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success) continue;
        member.Close();
        lost.Add(member);
    }

    return lost;
}
