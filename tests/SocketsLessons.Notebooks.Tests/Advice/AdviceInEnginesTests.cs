using System.Text.Json.Nodes;
using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Advice;

namespace SocketsLessons.Notebooks.Tests.Advice;

/// <summary>The advice that an exception, the compiler or a time limit decides, as it comes from each engine.</summary>
public sealed class AdviceInEnginesTests
{
    private static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(60);

    // These cells never end: how soon they are stopped says nothing.
    private static readonly TimeSpan EndlessCellTimeout = TimeSpan.FromMilliseconds(500);

    private const string Opening = """
        using System.IO; using System.Net; using System.Net.Http; using System.Net.Sockets; using System.Threading;
        Socket Tcp() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Socket Udp() => new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        // Reserved (bound, not listening), so that no other program can listen there meanwhile.
        List<Socket> kept = new();
        IPEndPoint Port()
        {
            var tcp = Tcp();
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            kept.Add(tcp);
            return (IPEndPoint)tcp.LocalEndPoint;
        }
        (Socket, Socket) Pair()
        {
            using (var server = Tcp())
            {
                server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                server.Listen();
                var client = Tcp();
                client.Connect(server.LocalEndPoint);
                return (client, server.Accept());
            }
        }
        """;

    // In its own block, so that names can repeat.
    [Theory]
    [InlineData(CellEngine.ScriptName)]
    [InlineData(CellEngine.InteractiveName)]
    public Task Cell_that_throws_gets_the_right_sentence(string engine) => RunAsync(
        engine, Opening, AdviceCorpus.Cases("Errors.txt").Select(row => ($"{{ {row.Data.Item1} }}", row.Data.Item2)));

    [Theory]
    [InlineData(CellEngine.ScriptName)]
    [InlineData(CellEngine.InteractiveName)]
    public Task Cell_that_does_not_compile_gets_the_right_sentence(string engine) => RunAsync(
        engine, "1+1", AdviceCorpus.Cases("Compiler.txt").Select(row => (row.Data.Item1, row.Data.Item2)));

    [Fact]
    public Task Script_engine_names_what_only_the_kernel_has() => RunAsync(
        CellEngine.ScriptName, "1+1",
        AdviceCorpus.Cases("KernelOnly.txt").Select(row => (row.Data.Item1, row.Data.Item2)));

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Cell_that_never_ends_gets_the_right_sentence(string engine, string code, string expected)
    {
        Assert.SkipUnless(engine == CellEngine.ScriptName || CellEngine.HasKernel, LessonRuns.NoKernel);
        var notebook = Runs.Make(Opening, code);
        using var session = await StartAsync(notebook, engine);

        Assert.Equal($"It ran longer than 0.5 s and was stopped. {expected}", await session.RunAsync(
            notebook.Cells[1], EndlessCellTimeout, TestContext.Current.CancellationToken));
    }

    public static TheoryData<string, string, string> Endless()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in AdviceCorpus.Cases("Endless.txt"))
        {
            data.Add(CellEngine.ScriptName, row.Data.Item1, row.Data.Item2);
            data.Add(CellEngine.InteractiveName, row.Data.Item1, row.Data.Item2);
        }

        return data;
    }

    private static async Task RunAsync(string engine, string opening, IEnumerable<(string Code, string Advice)> rows)
    {
        Assert.SkipUnless(engine == CellEngine.ScriptName || CellEngine.HasKernel, LessonRuns.NoKernel);
        var cases = rows.ToArray();
        var notebook = Runs.Make([opening, .. cases.Select(found => found.Code)]);
        using var session = await StartAsync(notebook, engine);
        List<string> wrong = [];
        foreach (var (cell, found) in notebook.Cells.Skip(1).Zip(cases))
        {
            var failure = await session.RunAsync(cell, CellTimeout, TestContext.Current.CancellationToken);
            var advice = failure is null ? "(completed)" : AdviceCorpus.Name(Advice(cell));
            if (advice != found.Advice)
                wrong.Add($"{found.Code}\n  expected: {found.Advice}\n  came: {advice} ({failure})");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<LessonSession> StartAsync(Notebook notebook, string engine)
    {
        var session = LessonSession.Start(notebook, CellEngine.Named(engine));
        Assert.Null(await session.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Null(await session.RunAsync(notebook.Cells[0], CellTimeout, TestContext.Current.CancellationToken));
        return session;
    }

    /// <summary>The line that isn't the compiler's or the exception's own.</summary>
    private static string? Advice(Cell cell)
    {
        var error = cell.Outputs.Last(output => Cell.Text(output!["output_type"]) == "error")!;
        var lines = ((JsonArray)error["traceback"]!).Select(Cell.Text).ToArray();
        if (Cell.Text(error["ename"]) == CellOutput.CompilationErrorName)
            return CompilerError.Parse(lines[0]) is null ? lines[0] : null;
        // An exception's own message stands alone; the advice is added to it, and follows in a line.
        return Cell.Text(error["evalue"]).EndsWith($". {lines.ElementAtOrDefault(1)}", StringComparison.Ordinal)
            ? lines[1] : null;
    }
}
