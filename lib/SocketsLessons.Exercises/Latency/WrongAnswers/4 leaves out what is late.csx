// Expect: leave none out
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    var kept = new List<TimeSpan>();
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        if (clock.Elapsed - due > 5 * interval) continue;
        while (clock.Elapsed < due) Thread.Sleep(1);
        server.Send(buffer);
        server.Receive(buffer);
        kept.Add(clock.Elapsed - due);
    }

    return kept.ToArray();
}
