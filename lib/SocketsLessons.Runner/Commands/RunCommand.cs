using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Pages;
using SocketsLessons.Runner.Running;
using Spectre.Console;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons and writes them, executed, as notebooks and as pages.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Notebooks, or folders of notebooks; every lesson where none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "The folder to write to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "out",
        };
        var engine = new Option<string?>("--engine")
        {
            Description = "What runs the cells; where it is not named, the kernel if `lessons setup` has built it, else scripting.",
        };
        engine.AcceptOnlyFromAmong(CellEngine.ScriptName, CellEngine.InteractiveName);
        var timeout = new Option<double>("--cell-timeout")
        {
            Description = "How long one cell may run, in seconds.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => LessonRun.DefaultCellTimeout.TotalSeconds,
            CustomParser = Seconds,
        };
        output.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>())) result.AddError("--out takes the name of a folder.");
        });
        var command = new Command("run", "Runs lessons from the first cell to the last, and writes notebooks and web pages.")
        {
            notebooks, output, engine, timeout,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetValue(notebooks) ?? [],
            new Site(arguments.GetValue(output)!),
            CellEngine.Named(arguments.GetValue(engine)),
            TimeSpan.FromSeconds(arguments.GetValue(timeout)),
            cancellation));
        return command;
    }

    private static double Seconds(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400)
            return seconds;
        argument.AddError($"--cell-timeout takes a number of seconds above 0, at most a day (86400), not '{text}'.");
        return 0;
    }

    private static async Task<int> RunAsync(
        string[] names, Site site, CellEngine engine, TimeSpan cellTimeout, CancellationToken cancellation)
    {
        var notebooks = NotebookFiles.Read(names);
        site.Prepare(notebooks);
        OpenFiles.Require();
        var results = new List<LessonResult>();
        foreach (var notebook in notebooks)
        {
            var result = await WithProgressAsync(notebook, progress =>
                LessonRun.RunAsync(notebook, engine, cellTimeout, progress, cancellation));
            site.Write(result);
            results.Add(result);
            Report(result);
        }

        site.WriteIndex(results);
        Console.WriteLine($"The pages begin at {site.Index}");
        return results.TrueForAll(result => result.Failure is null) ? ExitStatus.Done : ExitStatus.LessonFailed;
    }

    /// <summary>On a terminal, a line that shows the running cell; in a pipe, nothing until there is a result.</summary>
    private static Task<LessonResult> WithProgressAsync(Notebook notebook, Func<Action<int>, Task<LessonResult>> run)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected) return run(_ => { });
        var cells = notebook.CodeCells.Count();
        return AnsiConsole.Status().StartAsync(Markup.Escape(notebook.Name), status => run(cell =>
            status.Status(Markup.Escape($"{notebook.Name}  cell {cell} of {cells}"))));
    }

    private static void Report(LessonResult result)
    {
        var lesson = result.Executed;
        Console.WriteLine(result.Failure is null
            ? string.Create(CultureInfo.InvariantCulture, $"ok      {lesson.Name}  {lesson.CodeCells.Count()} cells in {result.Took.TotalSeconds:0.0} s")
            : $"failed  {result.Failure}");
    }
}
