// Expect: for that client alone
List<Socket> Broadcast(List<Socket> clients, byte[] message)
{
    foreach (var client in clients)
    {
        client.Blocking = false;
        client.Send(message);
    }

    return [];
}
