// Expect: not from the start of the run
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        var early = due - clock.Elapsed;
        if (early > TimeSpan.Zero) Thread.Sleep(early);
        server.Send(buffer);
        server.Receive(buffer);
        delays[i] = clock.Elapsed;
    }

    return delays;
}
