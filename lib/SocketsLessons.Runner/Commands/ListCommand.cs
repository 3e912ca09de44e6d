using System.CommandLine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Commands;

/// <summary>Lists the lessons.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the lessons.");
        command.SetAction(_ =>
        {
            foreach (var lesson in NotebookFiles.Read([]))
                Console.WriteLine($"{lesson.Name}  {lesson.Title}  ({lesson.CodeCells.Count()} code cells)");
            return ExitStatus.Success;
        });
        return command;
    }
}
