using System.Text.Json.Nodes;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Engine;

/// <summary>What a cell can do and what it shows, as the .NET Interactive kernel has it.</summary>
public sealed class ScriptEngineTests(OpenEngines engines) : IClassFixture<OpenEngines>
{
    [Fact]
    public async Task Keeps_definitions_from_cell_to_cell_and_lets_them_be_redefined()
    {
        var result = await RunAsync(
            "int Twice(int x) => 2 * x; record P(int X); var k = 4;",
            "var k = Twice(new P(10).X + 1);",
            "Console.Write(k)");

        Assert.Equal("22", Last(result));
    }

    [Fact]
    public async Task Awaits_at_the_top_level() =>
        Assert.Equal("5", Last(await RunAsync("var five = await Task.FromResult(5);\nConsole.Write(five);")));

    [Fact]
    public async Task Knows_CSharp_14() =>
        Assert.Equal("Span`1 3", Last(await RunAsync(
            """
            class Box { public int Value { get => field; set => field = value < 0 ? 0 : value; } }
            Box? box = new(); box?.Value = 3;
            Console.Write($"{nameof(Span<>)}`1 {box.Value}");
            """)));

    // The last one has more items than a machine could count.
    [Theory]
    [InlineData("var all = new List<object> { 1 };\nall.Add(all);\nall", "[ 1, [ 1, [ 1, ", " ] ] ]")]
    [InlineData("object deep = 0;\nfor (var i = 0; i < 100_000; i++) deep = new[] { deep };\ndeep", "[ [ [ ", " ] ] ]")]
    [InlineData(
        "var all = new List<object>();\nfor (var i = 0; i < 20; i++) all.Add(all);\nall", "[ [ [ ", " ... (19 more) ]")]
    [InlineData("Enumerable.Range(1, 20)", "[ 1, 2, 3, ", "19, 20 ]")]
    [InlineData("Enumerable.Range(1, 21).ToArray()", "[ 1, 2, 3, ", "19, 20 ... (1 more) ]")]
    public async Task Shows_a_list_that_has_no_end(string code, string beginning, string end)
    {
        var result = await RunAsync(code);

        Assert.Null(result.Failure);
        var shown = Runs.Shown(result.Executed.Cells[0]);
        Assert.StartsWith($"<div class=\"dni-plaintext\"><pre>{beginning}", shown, StringComparison.Ordinal);
        Assert.EndsWith($"{end}</pre></div>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_usings_are_those_of_the_kernel()
    {
        var known = await Runs.RunAsync("new StringBuilder().Append(new List<int> { 3 }.Sum()).ToString()");
        var unknown = await Runs.RunAsync("new Socket(SocketType.Stream, ProtocolType.Tcp)");

        Assert.Equal("3", Last(known));
        Assert.Contains("Add `using System.Net.Sockets;`", unknown.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\"", "text/plain", "text")]
    [InlineData("6 * 7", "text/html", "<div class=\"dni-plaintext\"><pre>42</pre></div>")]
    [InlineData("DayOfWeek.Monday", "text/html", "<span>Monday</span>")]
    [InlineData("TimeSpan.FromMilliseconds(1.5)", "text/html", "<span>00:00:00.0015000</span>")]
    [InlineData("HTML(\"<b>x</b>\")", "text/html", "<b>x</b>")]
    [InlineData(
        "\"<b>\".Length + \"<\".Length > 3 ? (object)'<' : 0", "text/html",
        "<div class=\"dni-plaintext\"><pre>&lt;</pre></div>")]
    public async Task Shows_the_last_expression_without_a_semicolon(string code, string mimeType, string shown)
    {
        var result = await RunAsync(code);

        var output = Assert.Single(Runs.Outputs(result));
        Assert.Equal("execute_result", Cell.Text(output["output_type"]));
        Assert.Equal(
            Assert.Single(result.Executed.Cells).ExecutionCount, output["execution_count"]!.GetValue<int>());
        Assert.Equal(shown, Cell.Text(Assert.Single((JsonObject)output["data"]!).Value));
        Assert.Equal(mimeType, Assert.Single((JsonObject)output["data"]!).Key);
    }

    [Theory]
    [InlineData("6 * 7;")] // CS0201 in every kind of C#: an expression alone is no statement.
    public async Task Refuses_an_expression_that_is_no_statement(string code) =>
        Assert.Contains("CS0201", (await RunAsync(code)).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("Math.Abs(3);")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("await Task.CompletedTask")]
    [InlineData("var x = 3;")]
    [InlineData("")]
    public async Task Shows_nothing_where_there_is_no_value(string code)
    {
        var result = await RunAsync(code);

        Assert.Null(result.Failure);
        Assert.DoesNotContain(Runs.Outputs(result), output => output["data"] is not null);
    }

    [Fact]
    public async Task Shows_values_and_console_text_in_the_order_of_the_program()
    {
        var result = await RunAsync(
            "Console.Write(\"a\"); Console.WriteLine('b'); display(\"c\"); \"d\".Display(); "
                + "Console.Error.Write(\"e\"); Console.Write(\"f\");");

        Assert.Equal(
            ["stdout:ab\n", "c", "d", "stderr:e", "stdout:f"],
            Runs.Outputs(result)
                .Select(
                    output => Cell.Text(output["name"]) is { Length: > 0 } name ? $"{name}:{Runs.Shown(output)}"
                        : Runs.Shown(output)));
    }

    [Fact]
    public async Task Shows_a_type_of_the_library_in_the_forms_its_formatter_source_names()
    {
        var result = await RunAsync(
            LessonContract.LibraryLine,
            "new SocketsLessons.Table(\"A <table>\", [\"x\"], [[\"1 & 2\"]])");

        var data = (JsonObject)Assert.Single(Runs.Outputs(result))["data"]!;
        Assert.Equal(["text/html", "text/plain"], data.Select(form => form.Key));
        Assert.Contains("A &lt;table&gt;", Cell.Text(data["text/html"]), StringComparison.Ordinal);
        Assert.Contains("1 & 2", Cell.Text(data["text/plain"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_in_the_notebooks_folder() =>
        Assert.Equal(Repository.NotebookFolder, Last(await RunAsync("System.IO.Directory.GetCurrentDirectory()")));

    [Fact]
    public async Task Tells_the_type_the_message_and_the_line_of_an_exception_and_keeps_what_came_before()
    {
        var result = await Runs.RunAsync(
            "var kept = 1;", "kept = 2;\nint Boom() => throw new InvalidOperationException(\"boom\");\nBoom();");

        Assert.Equal("test, cell [2] `kept = 2;`: System.InvalidOperationException: boom (line 2)", result.Failure);
        var error = Runs.Outputs(result).Last();
        Assert.Equal("System.InvalidOperationException", Cell.Text(error["ename"]));
        Assert.Equal("boom", Cell.Text(error["evalue"]));
        Assert.Equal(
            ["System.InvalidOperationException: boom", "   at Boom() in cell [2], line 2",
                "   at the top level in cell [2], line 3"],
            error["traceback"]!.AsArray().Select(Cell.Text));
    }

    [Fact]
    public async Task Tells_where_a_cell_does_not_compile()
    {
        var result = await RunAsync("var a = 1;\nvar b = nowhere;");

        Assert.Contains("(2,9): error CS0103", result.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp")]
    [InlineData("#!time\nvar x = 1;", "#!time")]
    [InlineData("#r \"nuget: Newtonsoft.Json\"", "nuget: Newtonsoft.Json")]
    [InlineData("#r \"nowhere.dll\"", "CS0006")] // what the kernel says, too
    public async Task Names_what_it_does_not_know(string code, string named) =>
        Assert.Contains(named, (await RunAsync(code)).Failure, StringComparison.Ordinal);

    // The kernel cuts a cell into magic commands and code line by line, before any compiler sees it.
    [Fact]
    public async Task Takes_a_line_of_a_string_that_begins_as_a_magic_command_for_one() =>
        Assert.Contains("#!time", (await RunAsync("\"\"\"\n#!time\n\"\"\"")).Failure, StringComparison.Ordinal);

    [Fact]
    public async Task Takes_an_indented_magic_command_in_a_string_for_text() =>
        Assert.Equal(" #!time", Last(await RunAsync("\"\"\"\n #!time\n\"\"\"")));

    [Fact]
    public async Task Names_another_language()
    {
        var notebook = Runs.Make("let x = 1");
        notebook.Cells[0].Json["metadata"] = new JsonObject
        {
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" },
        };

        Assert.Contains(
            "'fsharp'", (await engines.RunAsync(CellEngine.Script, notebook)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_cell_that_ended_its_process()
    {
        var exit = await Runs.RunAsync("Environment.Exit(3);");
        var crash = await Runs.RunAsync(
            "new System.Threading.Thread(() => throw new Exception(\"on a "
                + "thread\")).Start();\nSystem.Threading.Thread.Sleep(10_000);");

        Assert.Contains(
            "cell [1] `Environment.Exit(3);`: The process that ran it has ended", exit.Failure,
            StringComparison.Ordinal);
        Assert.Contains("on a thread", Runs.Shown(Runs.Outputs(crash).Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cuts_text_that_does_not_end()
    {
        var result = await RunAsync("for (var i = 0; i < 3_000; i++) Console.WriteLine(new string('x', 1_000));");

        Assert.Null(result.Failure);
        Assert.InRange(Runs.Shown(result.Executed.Cells[0]).Length, 100_000, 110_000);
    }

    private Task<LessonResult> RunAsync(params string[] cells) => engines.RunAsync(CellEngine.Script, cells);

    private static string Last(LessonResult result)
    {
        Assert.Null(result.Failure);
        return Runs.Shown(result.Executed.CodeCells.Last());
    }
}
