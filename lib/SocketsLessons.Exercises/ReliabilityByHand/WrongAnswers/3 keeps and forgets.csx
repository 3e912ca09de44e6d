// Expect: Datagram 2 was kept, but when 1 came, 2 was not delivered
uint AcceptEarly(uint expected, uint number, byte[] payload, List<byte[]> delivered, Dictionary<uint, byte[]> early)
{
    if (number != expected) { early[number] = payload; return expected; }
    delivered.Add(payload);
    return number + 1;
}
