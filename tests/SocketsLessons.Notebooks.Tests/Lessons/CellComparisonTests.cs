using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Notebooks.Tests.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>The kernel and the script engine show the same for what lessons are made of.</summary>
public sealed partial class CellComparisonTests(OpenEngines engines) : IClassFixture<OpenEngines>
{
    /// <summary>Each row is some cells, separated by a line of dashes.</summary>
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("\"text\"")]
    [InlineData("'c'")]
    [InlineData("0.1 + 0.2")]
    [InlineData("true")]
    [InlineData("1_234_567L")]
    [InlineData("(object?)null")]
    [InlineData("Console.WriteLine(1)")]
    [InlineData("return 5;")]
    [InlineData("{ int Two() { return 2; } Two(); }")]
    [InlineData("int Two() { return 2; }")]
    [InlineData("Func<int> two = () => { return 2; };")]
    [InlineData("new[] { 1, 2, 3 }")]
    [InlineData("new List<string> { \"a\", \"<b>\" }")]
    [InlineData("TimeSpan.FromMilliseconds(1.5)")]
    [InlineData("DayOfWeek.Monday")]
    [InlineData("new DateTime(2026, 1, 2, 3, 4, 5)")]
    [InlineData("System.Net.IPAddress.Loopback.ToString()")]
    [InlineData("Enumerable.Range(0, 20)")]
    [InlineData("Enumerable.Range(0, 30)")]
    [InlineData("Enumerable.Range(0, 30).Where(i => i > 5)")]
    [InlineData("System.Net.Sockets.SocketError.ConnectionRefused")]
    [InlineData("HTML(\"<b>x</b>\")")]
    [InlineData("display(\"a\"); Console.WriteLine(\"b\"); \"c\".Display(); Console.Error.WriteLine(\"d\");")]
    [InlineData("display(3)")]
    [InlineData("Console.Write(\"a\"); Console.Write('b'); Console.WriteLine(1.5); Console.WriteLine();")]
    [InlineData("Console.Out.WriteLine(\"a\"); Console.Out.Write(new[] { 'x', 'y' });")]
    [InlineData("await Task.Delay(1); Console.WriteLine(\"after\");")]
    [InlineData("await Task.Run(() => Console.WriteLine(\"on another thread\"));")]
    [InlineData("var t = new System.Threading.Thread(() => Console.WriteLine(\"in a thread\")); t.Start(); t.Join();")]
    [InlineData("var x = 1;\n----\nx = 2; throw new InvalidOperationException(\"boom\");")]
    [InlineData("var x = 1;\n----\nthrow new System.Net.Sockets.SocketException(111);")]
    [InlineData("var x = 1;\n----\nawait Task.FromException(new TimeoutException(\"late\"));")]
    [InlineData("int.Parse(\"x\")")]
    [InlineData("var a = 1;\nvar b = nowhere;")]
    [InlineData("var a = ;")]
    [InlineData("6 * 7;")]
    [InlineData("using var stream = new System.IO.MemoryStream();")]
    [InlineData("new Socket(SocketType.Stream, ProtocolType.Tcp)")]
    [InlineData("#r \"nowhere.dll\"")]
    [InlineData("record P(int X);\n----\nnew P(3).X\n----\nrecord P(string Y);\n----\nnew P(\"y\").Y")]
    [InlineData("int Twice(int x) => 2 * x;\n----\nint Twice(int x) => 3 * x;\n----\nTwice(5)")]
    [InlineData(
        "class Box { public int Value { get => field; set => field = value < 0 ? 0 : value; } }\n----\nvar box = "
            + "new Box { Value = -1 };\nbox.Value")]
    [InlineData("using System.Net;\n----\nIPAddress.Loopback.ToString()")]
    [InlineData("System.IO.Directory.GetCurrentDirectory()")]
    [InlineData("// nothing but a comment")]
    [InlineData("\"\"\"\n #!time\n\"\"\"")]
    public async Task Cell_shows_the_same_in_both_engines(string cells)
    {
        var rows = cells.Split("\n----\n");

        var kernel = await engines.RunAsync(CellEngine.Interactive, rows);

        Assert.Equal(Described(await engines.RunAsync(CellEngine.Script, rows)), Described(kernel));
    }

    [Fact]
    public async Task First_cell_that_fails_shows_the_same_in_both_engines()
    {
        const string First = "throw new InvalidOperationException(\"in the first cell\");";
        using var fresh = new OpenEngines();

        var kernel = await fresh.RunAsync(CellEngine.Interactive, First);

        Assert.Equal(Described(await fresh.RunAsync(CellEngine.Script, First)), Described(kernel));
    }

    private static string Described(LessonResult result) =>
        string.Join('\n', Runs.Outputs(result).Select(Described));

    private static string Described(JsonNode output) => Cell.Text(output["output_type"]) switch
    {
        "error" => $"error {Cell.Text(output["ename"])}: {Cell.Text(output["evalue"])}",
        "stream" => $"{Cell.Text(output["name"])} {Cell.Text(output["text"])}",
        var type => $"{type} {Style().Replace(string.Join(", ", (JsonObject)output["data"]!), "")}",
    };

    /// <summary>The kernel sends its style with every value that it formats itself.</summary>
    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
