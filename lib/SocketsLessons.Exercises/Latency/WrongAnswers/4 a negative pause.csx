// Expect: wait only when it is too early
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        Thread.Sleep(due - clock.Elapsed);
        server.Send(buffer);
        server.Receive(buffer);
        delays[i] = clock.Elapsed - due;
    }

    return delays;
}
