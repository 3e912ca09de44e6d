using System.CommandLine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Programs;

namespace SocketsLessons.Runner.Commands;

/// <summary>Writes a lesson as a program.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var lesson = new Argument<string>("LESSON") { Description = "A lesson by its number or name, or a notebook." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; out/NAME.cs where none is named.", HelpName = "FILE" };
        var own = new Option<bool>("--program") { Description = "Write only the program that the lesson ends in; 08 ends in a chat." };
        var command = new Command("export", "Writes a lesson as a C# program for `dotnet run --file`, with its text as comments.") { lesson, output, own };
        command.SetAction(arguments =>
        {
            var notebook = NotebookFiles.Find(arguments.GetValue(lesson)!);
            var program = arguments.GetValue(own);
            var file = arguments.GetValue(output) ?? Path.Combine("out", $"{notebook.Name}{(program ? "-program" : "")}.cs");
            if (Path.GetExtension(file) != ".cs") throw new NotebookException($"{file}: the name of a C# file ends in .cs.");
            if (File.Exists(file) && !WholeFile.Read(file).StartsWith(LessonProgram.Heading, StringComparison.Ordinal))
                throw new NotebookException($"{file}: this file is there already, and is no exported lesson. Choose another name with -o.");
            WholeFile.Write(file, program ? OwnProgram.Write(notebook) : LessonProgram.Write(notebook, file));
            Console.WriteLine($"Wrote {file}. It runs with: dotnet run --file {file}");
            return ExitStatus.Done;
        });
        return command;
    }
}
