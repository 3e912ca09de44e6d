// Expect: passed
List<Socket> BroadcastNow(List<Socket> members, byte[] message)
{
    List<Socket> lost = [];
    foreach (var member in members)
    {
        var sending = member.SendAsync(message, SocketFlags.None);
        if (sending.IsCompletedSuccessfully && sending.Result == message.Length) continue;
        member.Dispose();
        sending.ContinueWith(task => task.Exception);
        lost.Add(member);
    }
    return lost;
}
