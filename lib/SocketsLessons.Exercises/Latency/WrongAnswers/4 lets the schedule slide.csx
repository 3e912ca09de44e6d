// Expect: the whole schedule has slid
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    var due = TimeSpan.Zero;
    for (var i = 0; i < count; i++)
    {
        while (clock.Elapsed < due) Thread.Sleep(1);
        server.Send(buffer);
        server.Receive(buffer);
        delays[i] = clock.Elapsed - due;
        due = clock.Elapsed + interval;
    }

    return delays;
}
