using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>A mistake in a cell that is no exercise, and a word of the sentence that must name it.</summary>
internal sealed record CellMistake(string Name, string Code, string Says)
{
    private const string Tcp = "new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)";
    private const string Udp = "new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)";
    private const string Any = "new IPEndPoint(IPAddress.Loopback, 0)";

    private static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(4);

    public static IReadOnlyList<CellMistake> All { get; } =
    [
        new("wrong family", $"using (var s = {Tcp}) s.Connect(new IPEndPoint(IPAddress.IPv6Loopback, 80));", "famil"),
        new("wrong protocol", "new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Udp)",
            "Stream goes with Tcp"),
        new("forgotten Bind", $"using (var s = {Tcp}) s.Accept();", "Bind"),
        new("forgotten Listen", $"using (var s = {Tcp}) {{ s.Bind({Any}); s.Accept(); }}", "Listen"),
        new("forgotten Connect", $"using (var s = {Tcp}) s.Send(new byte[1]);", "connect"),
        new("nobody listens",
            $"using (var s = {Tcp}) using (var t = {Tcp}) {{ s.Bind({Any}); t.Connect(s.LocalEndPoint!); }}",
            "listens"),
        new("port in use",
            $"using (var s = {Tcp}) using (var t = {Tcp}) "
                + $"{{ s.Bind({Any}); s.Listen(); t.Bind(s.LocalEndPoint!); t.Listen(); }}", "port 0"),
        new("bound twice", $"using (var s = {Tcp}) {{ s.Bind({Any}); s.Bind({Any}); }}", "bound"),
        new("connected twice",
            $"using (var l = {Tcp}) using (var s = {Tcp}) "
                + $"{{ l.Bind({Any}); l.Listen(); s.Connect(l.LocalEndPoint!); s.Connect(l.LocalEndPoint!); }}",
            "connected"),
        new("an address of another machine",
            $"using (var s = {Tcp}) s.Bind(new IPEndPoint(IPAddress.Parse(\"203.0.113.1\"), 0));", "address"),
        new("a disposed socket", $"var d = {Tcp}; d.Dispose(); d.Send(new byte[1]);", "closed"),
        new("a datagram that is too long",
            $"using (var s = {Udp}) s.SendTo(new byte[70_000], new IPEndPoint(IPAddress.Loopback, 9));", "65,507"),
        new("Listen on a datagram socket", $"using (var s = {Udp}) {{ s.Bind({Any}); s.Listen(); }}", "stream"),
        new("time limit",
            $"using (var s = {Udp}) {{ s.Bind({Any}); s.ReceiveTimeout = 50; s.Receive(new byte[1]); }}", "time"),
        new("no such name", "new Socket(AddressFamily.InterNetwork, SocketType.Strem, ProtocolType.Tcp)", "Strem"),
        new("a port that does not exist", "new IPEndPoint(IPAddress.Loopback, 70_000)", "port"),
        new("an address that is none", "IPAddress.Parse(\"127.0.0.256\")", "address"),
        new("forgotten await",
            "async Task Fails() { await Task.Delay(1); throw new Exception(\"unseen\"); }\nFails();", "await"),
        new("top-level using", $"using var s = {Tcp};", "block"),
        new("exception in a thread",
            "var t = new System.Threading.Thread(() => throw new Exception(\"thrown aside\")); t.Start(); t.Join(); "
                + "System.Threading.Thread.Sleep(50);", "thrown aside"),
        new("exception in an async void",
            "async void Later() { await Task.Delay(1); throw new Exception(\"thrown later\"); }\nLater(); await "
                + "Task.Delay(300);", "thrown later"),
        new("Accept without a client", $"using (var s = {Tcp}) {{ s.Bind({Any}); s.Listen(); s.Accept(); }}",
            "Accept, which waits"),
        new("Receive without a sender", $"using (var s = {Udp}) {{ s.Bind({Any}); s.Receive(new byte[1]); }}",
            "Receive, which waits"),
        new("a task that never ends", "await new TaskCompletionSource().Task;", "ran longer"),
        new("an endless loop", "while (true) { }", "loop"),
        new("an endless loop that prints", "while (true) Console.WriteLine(\"again\");", "loop"),
        new("endless calls", "int F(int x) => F(x + 1) + 1;\nF(0)", "Stack overflow"),
    ];

    /// <summary>Makes each mistake in a session that goes on; one that ended the session is followed by a new
    /// one.</summary>
    public static async Task RunAsync(Work work)
    {
        LessonSession? session = null;
        var notebook = work.Lessons[0].Unexecuted();
        var cell = notebook.CodeCells.Last();
        try
        {
            foreach (var mistake in All)
            {
                if (session is null)
                {
                    session = LessonSession.Start(notebook, CellEngine.Script);
                    await session.OpenAsync(CancellationToken.None);
                    await session.RunAsync(
                        notebook.CodeCells.First(), TimeSpan.FromSeconds(30), CancellationToken.None);
                }

                var failure = await TryAsync(session, cell, mistake.Code);
                var said = failure + CellTexts.Shown(cell);
                var wrong = said.Contains(mistake.Says, StringComparison.OrdinalIgnoreCase) ? null
                    : $"it does not say '{mistake.Says}': {said}";
                if (failure?.StartsWith("It ran longer", StringComparison.Ordinal) == true
                    || failure?.StartsWith("The process", StringComparison.Ordinal) == true)
                {
                    session.Dispose();
                    session = null;
                }
                else
                {
                    wrong ??= await TryAsync(session, cell, "1 + 1");
                }

                work.Tell(mistake.Name, wrong);
            }
        }
        finally
        {
            session?.Dispose();
        }
    }

    private static Task<string?> TryAsync(LessonSession session, Cell cell, string code)
    {
        cell.Source = code;
        cell.Outputs.Clear();
        return session.RunAsync(cell, CellTimeout, CancellationToken.None);
    }
}
