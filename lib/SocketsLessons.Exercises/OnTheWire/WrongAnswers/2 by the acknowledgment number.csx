// Expect: And what it has sent
long Place(TcpSegment packet) =>
    packet.Acknowledgment ?? 0;
