// Expect: was given up all the same
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
