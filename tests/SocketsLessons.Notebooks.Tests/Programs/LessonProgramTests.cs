using System.Diagnostics;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Programs;

namespace SocketsLessons.Notebooks.Tests.Programs;

public sealed class LessonProgramTests
{
    /// <summary>A lesson takes under 20 s; the rest is for the compiler on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(180);

    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Exported_lesson_runs_as_a_program(string name)
    {
        var lesson = Repository.Lesson(name);

        var (status, output, errors) = await RunAsync(lesson);

        Assert.True(status == 0, $"{errors}\n{output}");
        Assert.Empty(errors);
        var program = await File.ReadAllTextAsync(FileFor(lesson), TestContext.Current.CancellationToken);
        Assert.All(lesson.Cells.Where(cell => cell.IsMarkdown).SelectMany(cell => LessonText.Parts(cell.Source)),
            part => Assert.Contains($"// ## {part.Title}", program, StringComparison.Ordinal));
        // The first line that a lesson shows, and a check of each exercise.
        Assert.StartsWith("This lesson runs on ", output, StringComparison.Ordinal);
        Assert.All(LessonExercise.In(lesson), exercise => Assert.Contains($"{exercise.Number} not yet. ", output, StringComparison.Ordinal));
    }

    // Each of these is right as cells one after the other, and would be wrong as one program as it stands.
    [Fact]
    public async Task Exported_cells_mean_what_they_mean_in_the_notebook()
    {
        var lesson = Runs.Make(
            "using System.Net;\nvar x = 1;\nint Twice(int n) => 2 * n;\nint Get() => x;\nint later;\nx",
            "var x = \"two\";\nstring Twice(string text) => text + text;\n(Get(), x, Twice(x), Twice(4), later)",
            "foreach (var x in new[] { 3 }) { var y = x; Console.WriteLine($\"{x} {y}\"); }",
            "public static int y = 5;\nprivate const int Z = 6;\nvar pair = (x, y);\nvar named = new { x, y };\n$\"{pair.x} {pair.y} {named.x} {named.y} {Z}\"",
            "record Point(int A);\nvar point = new Point(7);\npoint.A",
            "record Point(string A);\nnew Point(\"eight\").A",
            "point.A",
            "await Task.Delay(1);\nusing (var x = new System.IO.StringReader(\"nine\")) { display(x.ReadToEnd()); }",
            "void Nothing() { }\nNothing()",
            "var (a, b) = (10, 11);\nif (!int.TryParse(\"12\", out var c)) c = 0;\n\"13\".Display();\nnew[] { a, b, c }",
            "Func<int, int> next = x => x + 1;\nvar many = from x in new[] { 13 } select next(x);\nmany // a comment at the end",
            "null",
            "1.5",
            "int Get() => 16;\nGet()",
            "(x, y) = (\"17\", y + 13);\n$\"{x} {y}\"",
            "IPAddress.Loopback.ToString()",
            "var args = 18;\nvar LessonOutput = 1;\nclass Program { }\nargs",
            "const int most = 19;\nint Most() => most;\nMost()",
            "static int count = 20;\nstatic int Count() => count;\nCount()",
            "using System.Runtime.InteropServices;\n[DllImport(\"libc\")] private static extern int abs(int n);\nOperatingSystem.IsLinux() ? abs(-21) : 21",
            "[DllImport(\"libc\")]\nstatic extern int abs(int n);\nOperatingSystem.IsLinux() ? abs(-22) : 22",
            "int[] list = { 23 };\nreturn list.Sum(n => { return n; });",
            "void HTML() => display(24);\nHTML();\nreturn;");

        var (status, output, errors) = await RunAsync(lesson);

        Assert.True(status == 0, $"{errors}\n{output}");
        Assert.Equal(
            [
                "1", "(1, two, twotwo, 8, 0)", "3 3", "two 5 two 5 6", "7", "eight", "7", "nine", "13", "[ 10, 11, 12 ]", "[ 14 ]", "<null>", "1.5", "16", "17 18", "127.0.0.1",
                "18", "19", "20", "21", "22", "23", "24",
            ],
            output.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')));
    }

    [Theory]
    [InlineData("int X => 3;", "a program has no place for")]
    [InlineData("int x = \"text\";", "does not compile")]
    [InlineData("const int Most = 1;\nclass Few { public int Count => Most; }", "not as part of a program")]
    [InlineData("foreach (var args in new[] { 1 }) display(args);", "not as part of a program")]
    [InlineData("[ThreadStatic] static int own;", "not as part of a program")]
    [InlineData("if (DateTime.Now.Year > 2000) { return 1; }\n2", "would end the whole program")]
    [InlineData("#!time\n1", "The magic command '#!time'")]
    [InlineData("1 + 1\n#!share x --from fsharp", "The magic command '#!share x --from fsharp'")]
    [InlineData("#r \"nuget: Some.Package\"\n1", "lessons restore no packages")]
    public void Export_refuses_a_cell_that_no_program_can_have(string cell, string reason)
    {
        var error = Assert.Throws<NotebookException>(() => LessonProgram.Write(Runs.Make("1", cell, "2"), "lesson.cs"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains($"`{cell.Split('\n')[0]}`", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Export_refuses_a_program_that_does_not_compile()
    {
        var lesson = Runs.Make("class Chat { }", "");
        lesson.Cells[1].Json["cell_type"] = "markdown";
        lesson.Cells[1].Json["id"] = OwnProgram.Cell;
        lesson.Cells[1].Source = "`Chat` is in:\n```csharp\nConsole.WriteLine(new Chat());\n```";
        Assert.Contains("class Chat", OwnProgram.Write(lesson), StringComparison.Ordinal);

        lesson.Cells[0].Source = "class Chat { Patient Other; }";
        var error = Assert.Throws<NotebookException>(() => OwnProgram.Write(lesson));
        Assert.Contains("`class Chat { Patient Other; }`: this runs as a cell but not as part of a program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_says_so_when_a_lesson_has_no_program()
    {
        var error = Assert.Throws<NotebookException>(() => OwnProgram.Write(Runs.Make("1 + 1")));
        Assert.Contains("does not end in a program of its own", error.Message, StringComparison.Ordinal);
    }

    private static string FileFor(Notebook lesson) => Path.Combine(AppContext.BaseDirectory, "exported", lesson.Name + ".cs");

    /// <summary>Runs it inside this repository, where this project's strict settings lie above it.</summary>
    private static async Task<(int Status, string Output, string Errors)> RunAsync(Notebook lesson)
    {
        var file = FileFor(lesson);
        WholeFile.Write(file, LessonProgram.Write(lesson, file));
        var start = new ProcessStartInfo("dotnet", ["run", "--file", file])
        {
            WorkingDirectory = Path.GetDirectoryName(file)!, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Deadline);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
