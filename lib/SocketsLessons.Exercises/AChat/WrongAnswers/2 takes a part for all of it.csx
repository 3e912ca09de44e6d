// Expect: got only a part
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
