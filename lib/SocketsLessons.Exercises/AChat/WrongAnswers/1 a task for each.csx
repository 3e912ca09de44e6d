// Expect: isn't in your list
List<Socket> Broadcast(List<Socket> clients, byte[] message)
{
    foreach (var client in clients) _ = Task.Run(() => client.Send(message));
    return [];
}
