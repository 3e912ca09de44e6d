// Expect: answers 80 whatever it is given
int PortOf(IPEndPoint endPoint) => 80;
