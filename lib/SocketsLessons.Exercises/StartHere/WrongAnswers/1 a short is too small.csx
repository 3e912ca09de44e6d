// Expect: A port goes up to 65535, and a short ends at 32767: return
int PortOf(IPEndPoint endPoint) => (short)endPoint.Port;
