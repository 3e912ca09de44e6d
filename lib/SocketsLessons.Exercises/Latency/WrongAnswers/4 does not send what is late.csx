// Expect: sent late, not left out
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        while (clock.Elapsed < due) Thread.Sleep(1);
        if (clock.Elapsed - due < 5 * interval)
        {
            server.Send(buffer);
            server.Receive(buffer);
        }

        delays[i] = clock.Elapsed - due;
    }

    return delays;
}
