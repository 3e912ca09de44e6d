// Expect: A SendTimeout or a Poll still waits for every full member in
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        client.Poll(100_000, SelectMode.SelectWrite);
        var sent = client.Send(message, 0, message.Length, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == message.Length) continue;
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
