// Expect: It waits for a member who doesn't read
List<Socket> BroadcastNow(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try
        {
            if (message.Length > member.SendBufferSize) throw new SocketException();
            member.Send(message);
        }
        catch (SocketException) { member.Dispose(); lost.Add(member); }
    }
    return lost;
}
