// Expect: your function answers ('127.0.0.1', 0)
(string Address, int Port) TakeApart(string text) => (IPEndPoint.Parse(text).Address.ToString(), 0);
