using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Interactive.Tests.Engines;

public sealed partial class Both_engines
{
    public static TheoryData<string> Names => Repository.LessonNames;

    /// <summary>Tries again where the texts differ: what the system does now and then, it may do in one engine first.</summary>
    private const int MostRuns = 5;

    [Theory, MemberData(nameof(Names))]
    public async Task Have_the_same_outcome_of_a_lesson_as_shipped(string name) =>
        await SameAsync(Repository.Lesson(name), await LessonRuns.InKernelAsync(name, solved: false));

    [Theory, MemberData(nameof(Names))]
    public async Task Have_the_same_outcome_of_a_lesson_with_its_solutions(string name) =>
        await SameAsync(LessonRuns.Solved(name), await LessonRuns.InKernelAsync(name, solved: true));

    /// <summary>
    /// Cell by cell the forms are the same, and the kernel writes a text that the script engine writes too, but
    /// for cells whose text is another in every run: it was measured.
    /// </summary>
    private static async Task SameAsync(Notebook lesson, LessonResult first)
    {
        List<LessonResult> kernel = [first], script = [];
        while (true)
        {
            script.Add(await Runs.RunAsync(lesson));
            Assert.Null(script[^1].Failure);
            Assert.Null(kernel[^1].Failure);
            var open = lesson.CodeCells.Index().Where(cell => !Agree(cell.Index, kernel, script)).ToArray();
            if (open.Length == 0) return;
            if (script.Count == MostRuns)
            {
                Assert.All(open, cell => Assert.Equal(MostRuns, script.Select(run => Text(run, cell.Index)).Distinct().Count()));
                return;
            }

            kernel.Add(await Runs.RunAsync(lesson, CellEngine.Interactive));
        }
    }

    private static bool Agree(int index, List<LessonResult> kernel, List<LessonResult> script)
    {
        var cell = At(kernel[0], index);
        Assert.All(kernel.Concat(script), run => Assert.Equal(cell.Forms, At(run, index).Forms));
        // The opening cell tells which engine it runs in.
        return script[0].Executed.CodeCells.ElementAt(index).Source.EndsWith("Lesson.Open()", StringComparison.Ordinal)
            || kernel.Select(run => Text(run, index)).Intersect(script.Select(run => Text(run, index))).Any();
    }

    private static string Text(LessonResult run, int index) => string.Join('\n', At(run, index).Texts);

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
    [InlineData("class Box { public int Value { get => field; set => field = value < 0 ? 0 : value; } }\n----\nvar box = new Box { Value = -1 };\nbox.Value")]
    [InlineData("using System.Net;\n----\nIPAddress.Loopback.ToString()")]
    [InlineData("System.IO.Directory.GetCurrentDirectory()")]
    [InlineData("// nothing but a comment")]
    [InlineData("\"\"\"\n #!time\n\"\"\"")]
    public async Task Show_the_same(string notebook)
    {
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

    /// <summary>The kernel sends its style with every value of its own making.</summary>
    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
