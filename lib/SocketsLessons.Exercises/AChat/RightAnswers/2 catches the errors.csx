// Expect: passed
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    var lost = new List<Socket>();
    foreach (var client in clients)
    {
        client.Blocking = false;
        try
        {
            if (client.Send(message) == message.Length)
            {
                client.Blocking = true;
                continue;
            }
        }
        catch (SocketException)
        {
        }

        lost.Add(client);
        client.Close();
    }

    return lost;
}
