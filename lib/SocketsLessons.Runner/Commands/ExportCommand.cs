using System.CommandLine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Commands;

/// <summary>Writes the program that a lesson ends in.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var lesson = new Argument<string>("LESSON") { Description = "A lesson by its number or name, or a notebook." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write; by default out/NAME.cs.",
            HelpName = "FILE",
        };
        // The lessons of the previous release ask for it; it was a choice then.
        var program = new Option<bool>("--program") { Hidden = true };
        var command = new Command("export", "Writes the program that a lesson ends in, for `dotnet run --file`.")
        {
            lesson, output, program,
        };
        command.SetAction(arguments =>
        {
            var notebook = NotebookFiles.Find(arguments.GetValue(lesson)!);
            var file = arguments.GetValue(output) ?? Path.Combine("out", $"{notebook.Name}.cs");
            if (Path.GetExtension(file) != ".cs")
                throw new UserErrorException($"{file}: the name of a C# file ends in .cs.");
            if (File.Exists(file) && !AtomicFile.Read(file).StartsWith(LessonProgram.Heading, StringComparison.Ordinal))
                throw new UserErrorException(
                    $"{file} exists and isn't an exported program. Choose another file with -o.");
            AtomicFile.Write(file, LessonProgram.Write(notebook), "Choose another file with -o.");
            Console.WriteLine($"Wrote {file}. Run it with: dotnet run --file {file}");
            return ExitStatus.Success;
        });
        return command;
    }
}
