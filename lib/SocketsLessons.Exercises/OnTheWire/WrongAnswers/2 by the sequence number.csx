// Expect: What orders the two sides
long Place(TcpSegment packet) =>
    packet.Sequence;
