// Expect: No loop is needed, and nothing to wait for.
int PortOf(IPEndPoint endPoint) { while (true) Console.WriteLine(endPoint.Port); }
