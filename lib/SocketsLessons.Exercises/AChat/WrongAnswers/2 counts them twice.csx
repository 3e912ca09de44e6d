// Expect: Give each member up once.
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error != SocketError.Success) lost.Add(client);
        if (sent < message.Length) lost.Add(client);
        if (sent < message.Length) client.Dispose();
    }

    return lost;
}
