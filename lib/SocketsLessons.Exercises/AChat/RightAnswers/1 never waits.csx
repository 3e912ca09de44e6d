// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        member.Blocking = false;
        var sent = member.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length) continue;
        member.Dispose();
        lost.Add(member);
    }

    return lost;
}
