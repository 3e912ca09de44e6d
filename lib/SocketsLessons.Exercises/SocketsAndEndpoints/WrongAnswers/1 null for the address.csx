// Expect: The address is null: return it as text.
(string Address, int Port) TakeApart(string text) => (null, IPEndPoint.Parse(text).Port);
