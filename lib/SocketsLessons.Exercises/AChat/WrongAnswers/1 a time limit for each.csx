// Expect: A SendTimeout or a Poll still waits for every full client in
List<Socket> Broadcast(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.SendTimeout = 100;
        try { if (client.Send(message) == message.Length) continue; }
        catch (SocketException) { }
        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
