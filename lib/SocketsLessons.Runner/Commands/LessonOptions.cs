using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Commands;

/// <summary>The options of every command that runs lessons: which lessons, in which engine, and for how long.</summary>
internal sealed class LessonOptions
{
    private readonly Argument<string[]> _notebooks = new("LESSON")
    {
        Description = "Lessons by number (06) or name, notebooks, or folders of notebooks; by default, every lesson.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _engine = Engine();

    private readonly Option<double> _timeout = new("--cell-timeout")
    {
        Description = "How long one cell may run, in seconds.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => LessonRun.DefaultCellTimeout.TotalSeconds,
        CustomParser = Seconds,
    };

    public LessonOptions(Command command)
    {
        command.Add(_notebooks);
        command.Add(_engine);
        command.Add(_timeout);
    }

    /// <summary>What runs the cells; the kernel by default, unless the build leaves it out.</summary>
    public static Option<string?> Engine()
    {
        var engine = new Option<string?>("--engine")
        {
            Description = "The engine that runs the cells: the .NET Interactive kernel (interactive, the default) "
                + "or Roslyn scripting (script).",
        };
        engine.AcceptOnlyFromAmong(CellEngine.ScriptName, CellEngine.InteractiveName);
        return engine;
    }

    /// <summary>The folder that a command writes to.</summary>
    public static Option<string> Output(string defaultFolder)
    {
        var output = new Option<string>("--out")
        {
            Description = "The folder to write to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => defaultFolder,
        };
        output.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("--out takes the name of a folder.");
        });
        return output;
    }

    public LessonBatch Of(ParseResult arguments) => new(
        arguments.GetValue(_notebooks) ?? [],
        CellEngine.Named(arguments.GetValue(_engine)),
        TimeSpan.FromSeconds(arguments.GetValue(_timeout)));

    private static double Seconds(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= 86_400)
            return seconds;
        argument.AddError($"--cell-timeout takes a number of seconds above 0 and at most 86400 (a day), not '{text}'.");
        return 0;
    }
}
