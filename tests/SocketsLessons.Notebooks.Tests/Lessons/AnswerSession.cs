using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Tries answers to one lesson's exercises in this process, each in a copy of the session that the lesson's first cell
/// leaves: that takes a fraction of the time of a process for each.
/// </summary>
internal sealed partial class AnswerSession
{
    /// <summary>How the report about an answer begins that doesn't compile.</summary>
    public const string NotCSharp = "It isn't C#: ";

    private static readonly ScriptOptions s_options = CSharpScriptOptions.For(Repository.NotebookFolder);

    private readonly ScriptState<object> _opened;

    private AnswerSession(Notebook lesson, ScriptState<object> opened)
    {
        Exercises = LessonExercise.In(lesson).ToDictionary(exercise => exercise.Number.Split('.')[1]);
        _opened = opened;
    }

    /// <summary>The exercises by their numbers in the lesson.</summary>
    public IReadOnlyDictionary<string, LessonExercise> Exercises { get; }

    public static async Task<AnswerSession> OpenAsync(Notebook lesson)
    {
        // The references and usings of the first cell; what it shows, and what it sets for the whole process, is left
        // out.
        var first = lesson.CodeCells.First().Source;
        var usings = string.Join('\n', first.Split('\n').Where(line => Directive().IsMatch(line)));
        var state = await CSharpScript.Create(usings, s_options).RunAsync();
        foreach (var cell in CellDependency.AllOf(LessonExercise.In(lesson).Select(exercise => exercise.Stub), lesson))
            state = await state.ContinueWithAsync(cell.Source, s_options);
        return new AnswerSession(lesson, state);
    }

    /// <summary>What the check says about an answer, or <see cref="NotCSharp"/> and the compiler's errors; and how
    /// long it took to say so.</summary>
    public async Task<(string Said, TimeSpan Duration)> TryAsync(string exercise, string code)
    {
        var script = _opened.Script.ContinueWith(Exercises[exercise].With(code), s_options);
        var errors = script.Compile(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            return ($"{NotCSharp}{string.Join('\n', errors.Select(error => error.ToString()))}", TimeSpan.Zero);
        var start = Stopwatch.GetTimestamp();
        var state = await script.RunFromAsync(_opened, TestContext.Current.CancellationToken);
        return ($"{state.ReturnValue}", Stopwatch.GetElapsedTime(start));
    }

    [GeneratedRegex(@"^(#r |using )")]
    private static partial Regex Directive();
}
