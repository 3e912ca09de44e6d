// Expect: passed
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var delays = new List<TimeSpan>();
    var (buffer, start) = (new byte[1], Stopwatch.GetTimestamp());
    for (var due = TimeSpan.Zero; delays.Count < count; due += interval)
    {
        var early = due - Stopwatch.GetElapsedTime(start);
        if (early > TimeSpan.Zero) Thread.Sleep(early);
        server.Send(buffer);
        server.Receive(buffer);
        delays.Add(Stopwatch.GetElapsedTime(start) - due);
    }

    return delays.ToArray();
}
