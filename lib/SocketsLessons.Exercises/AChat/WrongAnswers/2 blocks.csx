// Expect: It waits for a member who doesn't read
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
