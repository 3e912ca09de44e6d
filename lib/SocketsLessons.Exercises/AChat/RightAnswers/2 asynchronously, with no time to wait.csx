// Expect: passed
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    for (var i = clients.Count; i-- > 0;)
    {
        var sending = clients[i].SendAsync(message, SocketFlags.None);
        if (sending.IsCompletedSuccessfully && sending.Result == message.Length) continue;
        clients[i].Dispose();
        try { sending.Wait(); } catch { }
        lost.Add(clients[i]);
    }

    return lost;
}
