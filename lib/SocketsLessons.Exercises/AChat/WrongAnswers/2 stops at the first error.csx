// Expect: for that member alone
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    foreach (var client in clients)
    {
        client.Blocking = false;
        client.Send(message);
    }

    return [];
}
