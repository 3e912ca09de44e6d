// Expect: The message once, and no more
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        client.Send(message, 0, message.Length, SocketFlags.None, out _);
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
