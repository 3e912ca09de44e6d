// Expect: That member is lost, the others are not
List<Socket> Broadcast(List<Socket> members, byte[] message)
{
    var lost = members.Where(member => member.Poll(0, SelectMode.SelectError)).ToList();
    foreach (var member in members.Except(lost)) member.Send(message);
    lost.ForEach(member => member.Dispose());
    return lost;
}
