using System.CommandLine;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Authoring.Templates;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner;

namespace SocketsLessons.Authoring.Commands;

/// <summary>Begins a lesson.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NN") { Description = "Its number, two digits." };
        var title = new Argument<string>("TITLE") { Description = "Its title, without the number." };
        var command = new Command(
            "new", "Begins a lesson that keeps the lesson contract, with an exercise and its check.")
        {
            number, title,
        };
        command.SetAction(arguments =>
        {
            var folder = NotebookFiles.LessonsFolder();
            // First, so that nothing is written beside a notebook that can't be read.
            if (Directory.EnumerateFiles(folder, "*.ipynb").Any()) NotebookFiles.Read([folder]);
            var files = new NewLesson(arguments.GetValue(number)!, arguments.GetValue(title)!).Files(folder);
            var notebook = files.Keys.Single(path => Path.GetExtension(path) == ".ipynb");
            foreach (var (path, text) in files)
            {
                AtomicFile.Write(path, text);
                Console.WriteLine($"wrote   {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
            }

            var name = Path.GetFileNameWithoutExtension(notebook);
            foreach (var change in LessonCollection.Add(name, NotebookFiles.Read([folder])))
                Console.WriteLine($"fixed   {change}");
            Console.WriteLine("""

                The lesson keeps the contract and runs. Now write your own in its place (see CONTRIBUTING.md):
                - the experiments and the exercises in the notebook, at least three exercises;
                - a check for each exercise in the class of the lesson;
                - a wrong answer for each mistake you can think of;
                - what the experiments must show, in the folder's Expectations.cs, and its topics in Topics.tsv;
                - its row in README.md, and a picture for its opening.
                Then: author check --fix, lessons run, dotnet test.
                """);
            return ExitStatus.Success;
        });
        return command;
    }
}
