using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Engine;

/// <summary>What both engines keep to themselves: their start, their frames, their names and the machine's
/// folders.</summary>
public sealed class EngineMannersTests(OpenEngines engines) : IClassFixture<OpenEngines>
{
    // Nothing of this is of the cell: the engine's classes, its sources, its libraries.
    private static readonly string[] Foreign =
        ["Submission#", "SocketsLessons.", "Microsoft.", "System.Reflection", "<<Initialize>>", "MoveNext", ".cs:line"];

    private const string Odd =
        "class Odd { public override string ToString() => throw new InvalidOperationException(\"odd\"); }";

    public static TheoryData<string> Engines => [CellEngine.ScriptName, CellEngine.InteractiveName];

    /// <summary>The compiler loads each cell as its own assembly. One that it has loaded earlier is the engine's,
    /// so the compiler had started before the first cell's time began.</summary>
    [Theory, MemberData(nameof(Engines))]
    public async Task First_cell_finds_the_compiler_started(string engine)
    {
        using var fresh = new OpenEngines();
        var cells = await RunAsync(fresh, engine,
            "AppDomain.CurrentDomain.GetAssemblies().Count(loaded => loaded.GetName().Name.StartsWith(\"ℛ\"))"
                + ".ToString()");

        Assert.Equal("2", Runs.Shown(cells[0]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Errors_have_the_cells_own_frames_and_names(string engine)
    {
        var cells = await RunAsync(engine,
            "class Mine : Exception { }\nvoid Go() => throw new Mine();\nGo();",
            $"{Odd}\nnew Odd()",
            $"{Odd}\ndisplay(new Odd());",
            "await Task.Run(() => throw new InvalidOperationException(\"aside\"));");

        Assert.All(cells, cell => Assert.All(
            Foreign, text => Assert.DoesNotContain(text, cell.Outputs.ToJsonString(), StringComparison.Ordinal)));
        Assert.StartsWith("Mine: ", Runs.Shown(cells[0].Outputs.Last()!), StringComparison.Ordinal);
        // The kernel shows the exception in the place of the value.
        Assert.All(cells.Skip(1).Take(2), cell => Assert.Contains(
            "System.InvalidOperationException: odd", Runs.Shown(cell.Outputs.Last()!), StringComparison.Ordinal));
        Assert.Equal("System.InvalidOperationException: aside", Runs.Shown(cells[3].Outputs.Last()!));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Values_are_shown_by_their_own_names(string engine)
    {
        var cells = await RunAsync(engine,
            "class Point { public int X = 3; public string Name => \"north\"; }\nnew Point()",
            "new[] { new Point() }",
            "typeof(Point)",
            "try { throw new Exception(\"x\"); } catch (Exception error) { Console.WriteLine(error); }",
            "Console.WriteLine(new Point());");

        Assert.All(cells, cell => Assert.All(
            Foreign, text => Assert.DoesNotContain(text, cell.Outputs.ToJsonString(), StringComparison.Ordinal)));
        Assert.All(cells.Take(2), cell => Assert.All(
            ["Point", "3", "north"], text => Assert.Contains(text, Runs.Shown(cell), StringComparison.Ordinal)));
        Assert.Contains("Point", Runs.Shown(cells[2]), StringComparison.Ordinal);
        Assert.StartsWith("System.Exception: x\n   at ", Runs.Shown(cells[3]), StringComparison.Ordinal);
        Assert.Equal("Point\n", Runs.Shown(cells[4]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Displayed_value_can_be_updated(string engine)
    {
        var cells = await RunAsync(engine, "display(\"a\").Update(\"b\");", "\"c\".Display()");

        Assert.Equal("ab", Runs.Shown(cells[0]));
        Assert.Equal("c", Runs.Shown(cells[1]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Report_of_a_stack_overflow_begins_with_its_heading(string engine)
    {
        using var fresh = new OpenEngines();
        var cells = await RunAsync(fresh, engine, "int Deep(int x) => Deep(x + 1) + 1;\nDeep(0)");

        Assert.StartsWith(
            "ProcessExited: The process that ran it has ended. Stack overflow.\n",
            Runs.Shown(Assert.Single(cells[0].Outputs)!), StringComparison.Ordinal);
        Assert.Contains("at Deep(Int32)", Runs.Shown(cells[0]), StringComparison.Ordinal);
        Assert.All(Foreign, text => Assert.DoesNotContain(text, Runs.Shown(cells[0]), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Cell_may_name_its_language_in_its_first_line(string engine)
    {
        var cells = await RunAsync(engine, "#!csharp\nvar x = 5;\nx.ToString()", "#!c#\nx.ToString()");

        Assert.All(cells, cell => Assert.Equal("5", Runs.Shown(cell)));
    }

    [Theory]
    [InlineData("lesson.dib")]
    [InlineData("LESSON.DIB")]
    public void Notebook_in_the_other_format_gets_one_sentence(string name)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lessons").FullName, name);
        File.WriteAllText(file, "#!csharp\n1 + 1\n");
        try
        {
            Assert.Equal(
                $"{file}: this command reads .ipynb. In VS Code, save it with File > Save As.",
                Assert.Throws<UserErrorException>(() => Notebook.Read(file)).Message);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private Task<IReadOnlyList<Cell>> RunAsync(string engine, params string[] cells) =>
        RunAsync(engines, engine, cells);

    private static async Task<IReadOnlyList<Cell>> RunAsync(
        OpenEngines engines, string engine, params string[] cells) =>
        (await engines.RunAsync(engine, cells)).Executed.Cells;
}
