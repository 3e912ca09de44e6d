// Expect: passed
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    async Task<TimeSpan[]> Measure()
    {
        var (buffer, delays, clock) = (new byte[1], new TimeSpan[count], Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var pause = i * interval - clock.Elapsed;
            if (pause.Ticks > 0) await Task.Delay(pause);
            await server.SendAsync(buffer);
            await server.ReceiveAsync(buffer);
            delays[i] = clock.Elapsed - i * interval;
        }

        return delays;
    }

    return Measure().Result;
}
