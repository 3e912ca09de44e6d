// Expect: in an order in which they can have been sent
long Place(TcpSegment packet)
{
    var place = 1000 * (packet.Sequence + packet.Acknowledgment.GetValueOrDefault());
    if (packet.Next != packet.Sequence) place += 500;
    return place;
}
