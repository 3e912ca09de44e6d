// Expect: has not returned
List<Socket> BroadcastNow(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        member.LingerState = new LingerOption(true, 10);
        member.Blocking = false;
        var sent = member.Send(message, 0, message.Length, SocketFlags.None, out var error);
        member.Blocking = true;
        if (sent == message.Length && error == SocketError.Success) continue;
        member.Close();
        lost.Add(member);
    }
    return lost;
}
