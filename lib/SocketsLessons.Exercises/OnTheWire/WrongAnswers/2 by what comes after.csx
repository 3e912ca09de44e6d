// Expect: counts for the packets after it
long Place(TcpSegment packet) =>
    packet.Next;
