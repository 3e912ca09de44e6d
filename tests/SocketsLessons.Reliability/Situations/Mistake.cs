namespace SocketsLessons.Reliability.Situations;

/// <summary>Something that learners write in place of an answer, whatever the exercise.</summary>
/// <param name="Name">What the mistake is.</param>
/// <param name="Body">The body of the function; GIVEN stands for a socket that the function was given.</param>
/// <param name="Ends">How the cell must end.</param>
/// <param name="Says">What must be said, beside the exercise's own sentence.</param>
internal sealed record Mistake(string Name, string Body, MistakeEnd Ends = MistakeEnd.CheckResult, string Says = "")
{
    private const string Loopback = "new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0)";
    private const string NewSocket =
        "new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, "
            + "System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)";

    public bool NeedsSocket => Body.Contains("GIVEN", StringComparison.Ordinal);

    /// <summary>Those that leave a thread busy for as long as the session lasts come last.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("throws", "throw new InvalidOperationException(\"a mistake\");"),
        new("throws HTML", "throw new Exception(\"<img src=x onerror=alert(1)>\");"),
        new("throws several lines", "throw new Exception(\"one\\ntwo\\nthree\");"),
        new("returns the default", "return default!;"),
        new("uses what is null", "string nothing = null!; _ = nothing.Length; return default!;"),
        new("calls what is not there", "nonsense(); return default!;", MistakeEnd.Compiler, "nonsense"),
        new("forgets a semicolon", "var x = 1 return default!;", MistakeEnd.Compiler, "; expected"),
        new("forgets a brace", "{ return default!;", MistakeEnd.Compiler, "} expected"),
        new("returns text for all", "return \"hello\";", MistakeEnd.CompilerOrCheckResult),
        new("binds a port in use",
            $"using var one = {NewSocket}; one.Bind({Loopback}); one.Listen(); using var two = {NewSocket}; "
                + "two.Bind(one.LocalEndPoint!); return default!;", Says: "AddressAlreadyInUse"),
        new("takes the wrong family",
            $"using var six = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetworkV6, "
                + $"System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp) "
                + $"{{ DualMode = false }}; six.Connect({Loopback}); return default!;"),
        new("forgets Listen", $"using var own = {NewSocket}; own.Bind({Loopback}); own.Accept(); return default!;",
            Says: "Accept"),
        new("uses a disposed socket",
            $"var own = {NewSocket}; own.Dispose(); own.Send(new byte[1]); return default!;", Says: "Send"),
        new("sends before it connects",
            $"using var own = {NewSocket}; own.Send(new byte[1]); return default!;", Says: "Send"),
        new("forgets to await",
            "_ = System.Threading.Tasks.Task.Run(() => throw new Exception(\"lost\")); return default!;"),
        new("throws in its own thread",
            "var own = new System.Threading.Thread(() => throw new Exception(\"thrown aside\")); own.Start(); "
                + "own.Join(); return default!;"),
        new("throws in an async void",
            "async void Later() { await System.Threading.Tasks.Task.Delay(1); throw new Exception(\"thrown "
                + "later\"); } Later(); System.Threading.Thread.Sleep(200); return default!;"),
        new("reads the keyboard", "Console.ReadLine(); Console.ReadKey(); return default!;"),
        new("takes the console away", "Console.SetOut(System.IO.TextWriter.Null); return default!;"),
        new("leaves sockets open", $"for (var i = 0; i < 50; i++) _ = {NewSocket}; return default!;"),
        new("changes the culture",
            "System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(\"de-DE\"); "
                + "return default!;"),
        new("closes what it was given", "GIVEN.Dispose(); return default!;"),
        new("closes what it was given and goes on", "GIVEN.Dispose(); GIVEN.Send(new byte[1]); return default!;"),
        new("accepts without a client", "GIVEN.Accept(); return default!;"),
        new("receives what nobody sends", "GIVEN.Receive(new byte[1]); return default!;"),
        new("receives for ever", "while (true) GIVEN.Receive(new byte[1]);"),
        new("accepts for ever",
            $"var own = {NewSocket}; own.Bind({Loopback}); own.Listen(); own.Accept(); return default!;"),
        new("waits for ever", "System.Threading.Thread.Sleep(-1); return default!;"),
        new("waits for itself",
            "var never = new System.Threading.Tasks.TaskCompletionSource(); never.Task.Wait(); return default!;"),
        new("loops for ever", "while (true) { }"),
        new("prints for ever", "while (true) Console.WriteLine(\"again\");"),
        new("calls itself for ever", "int Deeper(int x) => Deeper(x + 1) + 1; Deeper(0); return default!;",
            MistakeEnd.Process, "Stack overflow"),
        new("ends the program", "Environment.Exit(1); return default!;", MistakeEnd.Process),
    ];
}
