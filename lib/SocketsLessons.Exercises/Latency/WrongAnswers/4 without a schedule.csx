// Expect: Wait until a message is due
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
    for (var i = 0; i < count; i++)
    {
        var due = i * interval;
        server.Send(buffer);
        server.Receive(buffer);
        var now = clock.Elapsed;
        delays[i] = now > due ? now - due : TimeSpan.Zero;
    }

    return delays;
}
