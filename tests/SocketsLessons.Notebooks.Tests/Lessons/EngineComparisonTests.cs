using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>The kernel and the script engine show the same: what a test finds out in one holds in the other.</summary>
public sealed partial class EngineComparisonTests
{
    /// <summary>How often a cell may show something else, before it counts as one that measures.</summary>
    private const int MaxRuns = 5;

    public static TheoryData<string> Names => Repository.LessonNames;

    /// <summary>
    /// Cell by cell the forms are the same, and the kernel writes a text that the script engine writes too, but for
    /// cells whose text is another in every run: they measure.
    /// </summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Lesson_shows_the_same_in_both_engines(string name)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var lesson = Repository.Lesson(name);
        // Of each cell that runs twice, the first.
        var twice = await LessonRuns.EachCellTwiceAsync(name);
        List<CellOutcome[]> kernel = [Outcomes(await LessonRuns.ShippedAsync(name, CellEngine.Interactive))];
        List<CellOutcome[]> script = [[.. Outcomes(twice).Where((_, index) => index % 2 == 0)]];
        while (true)
        {
            var open = lesson.CodeCells.Index().Where(cell => !Agree(cell.Item, cell.Index, kernel, script)).ToArray();
            if (open.Length == 0) return;
            if (script.Count == MaxRuns)
            {
                Assert.All(
                    open, cell =>
                        Assert.Equal(MaxRuns, script.Select(run => Text(run[cell.Index])).Distinct().Count()));
                return;
            }

            script.Add(Outcomes(await Runs.RunAsync(lesson, CellEngine.Script)));
            kernel.Add(Outcomes(await Runs.RunAsync(lesson, CellEngine.Interactive)));
        }
    }

    private static CellOutcome[] Outcomes(LessonResult result)
    {
        Assert.Null(result.Failure);
        return [.. result.Executed.CodeCells.Select(CellOutcome.Of)];
    }

    private static bool Agree(Cell cell, int index, List<CellOutcome[]> kernel, List<CellOutcome[]> script)
    {
        var forms = kernel[0][index].Forms;
        Assert.All(kernel.Concat(script), run => Assert.Equal(forms, run[index].Forms));
        // The opening cell tells which engine it runs in.
        return cell.Source.EndsWith("Lesson.Open()", StringComparison.Ordinal)
            || kernel.Select(run => Text(run[index])).Intersect(script.Select(run => Text(run[index]))).Any();
    }

    private static string Text(CellOutcome outcome) => string.Join('\n', outcome.Texts);

    /// <summary>What lessons are made of; each row is a notebook, its cells separated by a line of dashes.</summary>
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
    [InlineData("throw new InvalidOperationException(\"in the first cell\");")]
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
    public async Task Cell_shows_the_same_in_both_engines(string notebook)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var cells = notebook.Split("\n----\n");

        var kernel = await Runs.RunAsync(Runs.Make(cells), CellEngine.Interactive);
        var script = await Runs.RunAsync(Runs.Make(cells), CellEngine.Script);

        Assert.Equal(Described(script), Described(kernel));
    }

    private static string Described(LessonResult result) => string.Join('\n', Runs.Outputs(result).Select(Described));

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
