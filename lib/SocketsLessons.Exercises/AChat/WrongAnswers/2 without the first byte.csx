// Expect: from its first byte to its last
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 1, message.Length - 1, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length - 1) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
