// Expect: passed
List<Socket> BroadcastNow(List<Socket> clients, byte[] message)
{
    bool Got(Socket client)
    {
        client.Blocking = false;
        return client.Send(message, 0, message.Length, SocketFlags.None, out var error) == message.Length && error == SocketError.Success;
    }

    var lost = clients.Where(client => !Got(client)).ToList();
    lost.ForEach(client => client.Dispose());
    return lost;
}
