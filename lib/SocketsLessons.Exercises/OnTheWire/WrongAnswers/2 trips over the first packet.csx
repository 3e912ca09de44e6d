// Expect: it is null
long Place(TcpSegment packet) =>
    packet.Sequence + packet.Acknowledgment.Value;
