// Expect: isn't in your list
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) continue;
        if (error == SocketError.Success && sent == message.Length) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
