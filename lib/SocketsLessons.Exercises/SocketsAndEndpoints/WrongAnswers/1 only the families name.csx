// Expect: Expected: ('127.0.0.1', 80).
(string Address, int Port) TakeApart(string text) => (IPEndPoint.Parse(text).AddressFamily.ToString(), IPEndPoint.Parse(text).Port);
