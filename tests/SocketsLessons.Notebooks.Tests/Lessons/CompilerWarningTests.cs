using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>In Jupyter the kernel shows what the compiler warns of, on red, below the cell.</summary>
public sealed class CompilerWarningTests
{
    public static TheoryData<string> Names => Repository.LessonNames;

    // The kernel takes the return of a local function in a block for the cell's, and shows null below it.
    [Theory, MemberData(nameof(Names))]
    public void Shipped_lesson_gives_no_warning_and_shows_no_null(string name)
    {
        var cells = Compiled([.. Repository.Lesson(name).CodeCells.Select(cell => cell.Source)]).ToArray();

        Assert.Empty(Warnings(cells));
        Assert.All(cells, cell => Assert.True(
            !ScriptEngine.HasResult(cell) || ScriptEngine.EndsInValue(cell), cell.SyntaxTrees.Last().ToString()));
    }

    [Theory, MemberData(nameof(Names))]
    public void Lesson_with_solutions_gives_no_warning(string name)
    {
        var lesson = Repository.Lesson(name).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);

        Assert.Empty(Warnings(Compiled([.. lesson.CodeCells.Select(cell => cell.Source)])));
    }

    // C# language reference: an annotation on a reference type outside a nullable context is CS8632. The kernel has
    // no such context, and it opens none for a cell that is run as it stands.
    [Fact]
    public void Question_mark_after_a_reference_type_gives_a_warning()
    {
        var warning = Assert.Single(Warnings(Compiled(["int? fine = 1;", "string? Name() => null;"])));

        Assert.StartsWith("cell 2(1,7): warning CS8632", warning, StringComparison.Ordinal);
    }

    private static List<string> Warnings(IEnumerable<Compilation> cells) =>
    [
        .. cells.SelectMany(cell => cell.GetDiagnostics(TestContext.Current.CancellationToken))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString()),
    ];

    private static IEnumerable<Compilation> Compiled(string[] cells)
    {
        var inFolder = CSharpScriptOptions.For(Repository.NotebookFolder);
        Script? before = null;
        foreach (var (index, code) in cells.Index())
        {
            var options = inFolder.WithFilePath($"cell {index + 1}");
            var script = before is null ? CSharpScript.Create(code, options) : before.ContinueWith(code, options);
            yield return script.GetCompilation();
            before = script;
        }
    }
}
