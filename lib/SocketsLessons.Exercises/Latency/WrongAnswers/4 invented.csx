// Expect: Return the delays in the order of the messages, each from
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        while (clock.Elapsed < due) Thread.Sleep(1);
        var sent = clock.Elapsed;
        server.Send(buffer);
        server.Receive(buffer);
        delays[i] = TimeSpan.FromMilliseconds(i is > 8 and < 40 ? 200 : 0.1);
    }

    return delays;
}
