// Expect: the whole schedule has slid
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var sent = clock.Elapsed;
        server.Send(buffer);
        server.Receive(buffer);
        delays[i] = clock.Elapsed - sent;
        Thread.Sleep(interval);
    }

    return delays;
}
