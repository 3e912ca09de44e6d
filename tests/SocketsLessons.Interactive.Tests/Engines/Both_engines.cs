using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Interactive.Tests.Engines;

public sealed class Both_engines
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Have_the_same_outcome_of_a_lesson_as_shipped(string name) =>
        Same(Repository.Lesson(name), await LessonRuns.InKernelAsync(name, solved: false),
            await Runs.RunAsync(Repository.Lesson(name)), await Runs.RunAsync(Repository.Lesson(name)));

    [Theory, MemberData(nameof(Names))]
    public async Task Have_the_same_outcome_of_a_lesson_with_its_solutions(string name) =>
        Same(LessonRuns.Solved(name), await LessonRuns.InKernelAsync(name, solved: true),
            await Runs.RunAsync(LessonRuns.Solved(name)), await Runs.RunAsync(LessonRuns.Solved(name)));

    /// <summary>
    /// Cell by cell the forms are the same. So is the text wherever two runs in one engine agree on it; where
    /// they do not, it was measured.
    /// </summary>
    private static void Same(Notebook lesson, LessonResult kernel, LessonResult script, LessonResult again)
    {
        Assert.Null(script.Failure);
        var compared = 0;
        foreach (var (index, cell) in lesson.CodeCells.Index())
        {
            var (inKernel, inScript, inScriptAgain) = (At(kernel, index), At(script, index), At(again, index));
            Assert.Equal([cell.Id, .. inScript.Forms], [cell.Id, .. inKernel.Forms]);
            // The opening cell tells which engine it runs in.
            if (cell.Source.EndsWith("Lesson.Open()", StringComparison.Ordinal)) continue;
            if (!inScript.Texts.SequenceEqual(inScriptAgain.Texts)) continue;
            Assert.Equal([cell.Id, .. inScript.Texts], [cell.Id, .. inKernel.Texts]);
            compared++;
        }

        // Else there was little to compare, and the lesson's cells show nothing but what they measure.
        Assert.True(compared > lesson.CodeCells.Count() / 2, $"Only {compared} cells have text that two runs agree on.");
    }

    private static CellOutcome At(LessonResult result, int index) => CellOutcome.Of(result.Executed.CodeCells.ElementAt(index));

    /// <summary>What lessons are made of; each row is a notebook, its cells separated by a line of dashes.</summary>
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("\"text\"")]
    [InlineData("'c'")]
    [InlineData("0.1 + 0.2")]
    [InlineData("true")]
    [InlineData("1_234_567L")]
    [InlineData("(object?)null")]
    [InlineData("new[] { 1, 2, 3 }")]
    [InlineData("new List<string> { \"a\", \"<b>\" }")]
    [InlineData("TimeSpan.FromMilliseconds(1.5)")]
    [InlineData("DayOfWeek.Monday")]
    [InlineData("new Version(1, 2)")]
    [InlineData("System.Net.IPAddress.Loopback")]
    [InlineData("new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 80)")]
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
    [InlineData("class Box { public int Value { get => field; set => field = value < 0 ? 0 : value; } }\n----\nvar box = new Box { Value = -1 };\nbox.Value")]
    [InlineData("using System.Net;\n----\nIPAddress.Loopback.ToString()")]
    [InlineData("System.IO.Directory.GetCurrentDirectory()")]
    [InlineData("// nothing but a comment")]
    [InlineData("\"\"\"\n#!time\n\"\"\"")]
    public async Task Show_the_same(string notebook)
    {
        var cells = notebook.Split("\n----\n");

        var kernel = await Runs.RunAsync(Runs.Make(cells), CellEngine.Interactive);
        var script = await Runs.RunAsync(Runs.Make(cells), CellEngine.Script);

        Assert.Equal(Described(script), Described(kernel));
    }

    private static string Described(LessonResult result) => string.Join('\n', Runs.Outputs(result).Select(Described));

    private static string Described(System.Text.Json.Nodes.JsonNode output) => Cell.Text(output["output_type"]) switch
    {
        "error" => $"error {Cell.Text(output["ename"])}: {Cell.Text(output["evalue"])}",
        "stream" => $"{Cell.Text(output["name"])} {Cell.Text(output["text"])}",
        var type => $"{type} {output["data"]!.ToJsonString()}",
    };
}
