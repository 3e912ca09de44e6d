// Expect: It waits for a member who doesn't read
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        try
        {
            if (client.Poll(0, SelectMode.SelectWrite))
            {
                client.Send(message);
                continue;
            }
        }
        catch (SocketException)
        {
        }

        client.Dispose();
        lost.Add(client);
    }

    return lost;
}
