using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Notebooks;

public sealed class CellNamesTests
{
    [Theory]
    [InlineData("var a = 1; int B() => a; record C(int X);", "B C a", "")]
    [InlineData("var (a, b) = (1, 2); int.TryParse(\"1\", out var c);", "a b c", "")]
    [InlineData("foreach (var a in list) { var b = a; }", "", "list")]
    [InlineData("x.y = z.w;", "", "x z")]
    [InlineData("new Thing { Size = size }", "", "Thing size")]
    [InlineData("Func<int, int> twice = n => 2 * n;", "twice", "Func")]
    [InlineData("bool Low(int x) => x < 1;\nLow(x)", "Low", "x")]
    [InlineData("using (var a = b) { a.c(); }", "", "b")]
    [InlineData("call(name: value)", "", "call value")]
    [InlineData("if (!ports.Any(port => port is int x)) { var y = 1; }", "", "ports")]
    [InlineData("while (next is int one) { }\none", "", "next one")]
    public void Names_are_those_that_C_sharp_looks_up(string code, string defined, string used)
    {
        var names = Runs.Make(code).Cells[0].Names;

        Assert.Equal(defined, string.Join(' ', names.Defined.Order(StringComparer.Ordinal)));
        Assert.Equal(used, string.Join(' ', names.Used.Where(name => name != "var").Order(StringComparer.Ordinal)));
    }

    // What the compiler gives to the cells below is what counts.
    [Theory]
    [InlineData("bool ok = int.TryParse(\"1\", out var x), no = false;")]
    [InlineData("if (!int.TryParse(\"1\", out var x)) int.TryParse(\"1\", out var inside);")]
    [InlineData("object it = 1;\nif (it is int y) { if (it is int z) { } }\nelse if (it is string s) { }")]
    [InlineData("object it = 1;\nwhile (it is string y) { }\ndo { } while (it is string z);")]
    [InlineData("var (a, (b, _)) = (1, (2, 3));\nint c;\n(c, var d) = (1, 2);")]
    [InlineData(
        "foreach (var (a, b) in new[] { (1, 2) }) { }\nforeach (var n in new int[int.Parse(\"1\") is var m ? m : "
            + "0]) { }")]
    [InlineData("switch (1 is var x) { case true when 2 is var y: break; }")]
    [InlineData("lock (\"\" is var x ? \"a\" : \"b\") { int.TryParse(\"1\", out var y); }")]
    [InlineData(
        "object it = 1;\nvar text = it switch { int n => \"n\", _ => \"\" };\nFunc<object, bool> f = o => o is int k;")]
    [InlineData(
        "object it = 1;\nvar size = it is string { Length: var length } and not { Length: 3 };\nit is int n && n > 0")]
    [InlineData(
        "for (var i = int.TryParse(\"1\", out var x) ? 0 : 1; i < 1; i++) { }\nusing (var r = new "
            + "System.IO.StringReader(\"\")) { }")]
    [InlineData("return int.TryParse(\"1\", out var x);")]
    public void Names_are_defined_as_the_compiler_defines_them(string code)
    {
        var lesson = Runs.Make(code);

        var script = CSharpScript.Create(code, CSharpScriptOptions.For(Repository.NotebookFolder)).GetCompilation();
        Assert.DoesNotContain(
            script.GetDiagnostics(TestContext.Current.CancellationToken), found =>
                found.Severity == DiagnosticSeverity.Error);
        var expected = script.ScriptClass!.GetMembers()
            .Where(
                member => !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Length > 0
                    && member.CanBeReferencedByName)
            .Select(member => member.Name).Order(StringComparer.Ordinal);
        Assert.Equal(expected, lesson.Cells[0].Names.Defined.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void First_comment_of_a_cell_says_which_names_it_needs()
    {
        var notebook = Runs.Make(
            "using System.Net;", "var range = 1;\nint Twice(int x) => 2 * x;", "display(2);", "Twice(range)");
        var cell = notebook.Cells[3];

        Assert.Equal(
            "// Twice and range are from the cell `var range = 1;`", DependencyComment.Expected(cell, notebook));
        DependencyComment.Fix(cell, notebook);
        Assert.Equal("// Twice and range are from the cell `var range = 1;`\nTwice(range)", cell.Source);
    }

    [Theory]
    [InlineData("// range is from \"The range\"\nrange", true)]
    [InlineData("// Needs \"The range\" and more.\nrange", true)]
    [InlineData("// range is from the cell above\nrange", false)]
    [InlineData("// It needs the range.\nrange", false)]
    [InlineData("range", false)]
    public void Comment_names_the_heading_that_defines_a_name(string code, bool isTold)
    {
        var notebook = UnderHeadings(code);

        Assert.Equal(isTold, DependencyComment.Expected(notebook.CodeCells.Last(), notebook) is null);
    }

    [Fact]
    public void Cell_in_another_language_gets_no_comment()
    {
        var notebook = UnderHeadings("range");
        notebook.CodeCells.Last().Json["metadata"] = new System.Text.Json.Nodes.JsonObject
        {
            ["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "sql" },
        };

        Assert.False(DependencyComment.Fix(notebook.CodeCells.Last(), notebook));
    }

    [Theory]
    [InlineData("// range is from the cell above", "")]
    [InlineData("// Next and range are from \"Old\"; size is from the cell `var size = 1;`", "")]
    [InlineData("// range is from \"1. Old\". In metres.", "// In metres.\n")]
    [InlineData("// Needs \"Old\", the top of the lesson and the cell above.", "")]
    [InlineData("// Read the answer from \"the server\"", "// Read the answer from \"the server\"\n")]
    [InlineData("// The answer is from \"the server\"", "// The answer is from \"the server\"\n")]
    [InlineData("// Answers are from \"the server\"", "// Answers are from \"the server\"\n")]
    [InlineData("// range is from the cell above and goes to 9.", "// range is from the cell above and goes to 9.\n")]
    public void Repair_replaces_the_generated_comment_and_no_other(string comment, string kept)
    {
        var notebook = UnderHeadings($"{comment}\nrange");

        Assert.True(DependencyComment.Fix(notebook.CodeCells.Last(), notebook));

        Assert.Equal($"// range is from \"The range\"\n{kept}range", notebook.CodeCells.Last().Source);
    }

    private static Notebook UnderHeadings(string code)
    {
        var notebook = Runs.Make("1", "var range = 1;", "2", code);
        string[] headings = ["# Lesson", "## The range", "## Another", ""];
        foreach (var (index, heading) in headings.Index().Reverse())
            ((System.Text.Json.Nodes.JsonArray)notebook.Json["cells"]!).Insert(
                index, new System.Text.Json.Nodes.JsonObject { ["cell_type"] = "markdown", ["source"] = heading });
        return Notebook.Parse(notebook.Path, notebook.ToText());
    }
}
