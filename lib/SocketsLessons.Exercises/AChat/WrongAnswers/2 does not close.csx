// Expect: its socket is still open
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length) continue;
        lost.Add(client);
    }

    return lost;
}
