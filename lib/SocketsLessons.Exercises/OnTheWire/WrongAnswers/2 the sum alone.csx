// Expect: the empty one was sent first
long Place(TcpSegment packet) =>
    packet.Sequence + (packet.Acknowledgment ?? 0);
