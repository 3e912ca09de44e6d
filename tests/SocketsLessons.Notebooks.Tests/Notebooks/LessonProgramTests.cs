using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Notebooks;

public sealed class LessonProgramTests
{
    [Fact]
    public void Program_has_the_block_and_the_cells_that_the_text_names_with_types_at_the_end()
    {
        var program = LessonProgram.Write(Lesson());

        Assert.Contains(
            "Console.WriteLine(Next());\n\nChat Next() => new Chat();\n\nclass Chat { }", program,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Other", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Lesson_without_a_program_is_named() => Assert.Contains(
        "doesn't end in its own program",
        Assert.Throws<UserErrorException>(() => LessonProgram.Write(Runs.Make("1 + 1"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Export_overwrites_its_own_file_and_no_other()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/07-seven.ipynb", Lesson().ToText());
        command.Write("mine.cs", "// mine");

        Assert.Equal(0, (await command.RunAsync("export", "07")).Status);
        Assert.Equal(0, (await command.RunAsync("export", "07-seven", "--program")).Status);
        Assert.Contains("class Chat { }", command.Read("out/07-seven.cs"), StringComparison.Ordinal);
        Assert.Equal(2, (await command.RunAsync("export", "07", "-o", "mine.cs")).Status);
        Assert.Equal(2, (await command.RunAsync("export", "07", "-o", "README.md")).Status);
        Assert.Equal("// mine", command.Read("mine.cs"));
    }

    private static Notebook Lesson()
    {
        var lesson = Runs.Make(
            "class Chat { }", "class Other { }", "// Chat is from the cell above\nChat Next() => new Chat();",
            "int Other() => 1;", "");
        lesson.Cells[4].Json["cell_type"] = "markdown";
        lesson.Cells[4].Json["id"] = LessonProgram.Cell;
        lesson.Cells[4].Source = "`Chat` and `Next` are in:\n```csharp\nConsole.WriteLine(Next());\n```";
        return lesson;
    }
}
