// Expect: passed
TimeSpan[] Delays(Socket server, int count, TimeSpan interval)
{
    var delays = new TimeSpan[count];
    var clock = Stopwatch.StartNew();
    var receiver = new Thread(() =>
    {
        var answer = new byte[1];
        for (var i = 0; i < count; i++)
        {
            server.Receive(answer);
            delays[i] = clock.Elapsed - i * interval;
        }
    });
    receiver.Start();
    for (var i = 0; i < count; i++)
    {
        while (clock.Elapsed < i * interval) Thread.Sleep(1);
        server.Send([1]);
    }

    receiver.Join();
    return delays;
}
