using System.CommandLine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Templates;

namespace SocketsLessons.Runner.Commands;

/// <summary>Begins a lesson.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NN") { Description = "Its number, two digits." };
        var title = new Argument<string>("TITLE") { Description = "Its title, without the number." };
        var command = new Command("new", "Begins a lesson that keeps the lesson contract, with an exercise and its check.") { number, title };
        command.SetAction(arguments =>
        {
            var folder = NotebookFiles.LessonsFolder();
            // First of all, so that nothing is written beside a notebook that cannot be read.
            if (Directory.EnumerateFiles(folder, "*.ipynb").Any()) NotebookFiles.Read([folder]);
            var files = new NewLesson(arguments.GetValue(number)!, arguments.GetValue(title)!).Files(folder);
            var notebook = files.Keys.Single(path => Path.GetExtension(path) == ".ipynb");
            foreach (var (path, text) in files)
            {
                WholeFile.Write(path, text);
                Console.WriteLine($"wrote   {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
            }

            foreach (var change in Collection.Add(Path.GetFileNameWithoutExtension(notebook), NotebookFiles.Read([folder]))) Console.WriteLine($"mended  {change}");
            Console.WriteLine("""

                The lesson keeps the contract, and runs. Now write your own over it (CONTRIBUTING.md says how):
                - the experiments and the exercises in the notebook, at least three exercises;
                - a check for each exercise in the class of the lesson;
                - a wrong answer for each mistake you can think of;
                - what the experiments must show, in tests/SocketsLessons.Notebooks.Tests/Lessons/Shown (copy a neighbour);
                - its row in README.md, and its topics in tests/SocketsLessons.Notebooks.Tests/Lessons/Topics.cs.
                Then: lessons check --fix, lessons run, dotnet test.
                """);
            return ExitStatus.Done;
        });
        return command;
    }
}
