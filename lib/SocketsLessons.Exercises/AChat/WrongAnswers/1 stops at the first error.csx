// Expect: for that member alone
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    foreach (var member in members) member.Send(message);
    return [];
}
