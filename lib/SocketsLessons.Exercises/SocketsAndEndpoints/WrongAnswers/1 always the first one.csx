// Expect: Expected: ('::1', 443).
(string Address, int Port) TakeApart(string text) => ("127.0.0.1", 80);
