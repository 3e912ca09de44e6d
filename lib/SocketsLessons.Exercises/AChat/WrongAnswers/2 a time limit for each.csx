// Expect: A SendTimeout or a Poll still waits for every full member in
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
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
