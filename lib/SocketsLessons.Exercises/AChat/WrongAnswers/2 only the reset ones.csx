// Expect: Add each member who didn't get all of it.
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error is SocketError.Success or SocketError.WouldBlock) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
