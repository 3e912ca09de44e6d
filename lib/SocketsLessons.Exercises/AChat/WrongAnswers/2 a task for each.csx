// Expect: isn't in your list
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    foreach (var client in clients) _ = Task.Run(() => client.Send(message));
    return [];
}
