// Expect: passed
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var member in members)
    {
        try { member.Send(message); }
        catch (SocketException)
        {
            member.Shutdown(SocketShutdown.Both);
            member.Close();
            lost.Add(member);
        }
    }
    return lost;
}
