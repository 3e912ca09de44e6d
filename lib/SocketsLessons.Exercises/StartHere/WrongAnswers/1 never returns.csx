// Expect: has not returned
int PortOf(IPEndPoint endPoint) { while (true) System.Threading.Thread.Sleep(100); }
