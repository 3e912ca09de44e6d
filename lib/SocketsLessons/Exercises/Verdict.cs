using SocketsLessons.Display;

namespace SocketsLessons.Exercises;

/// <summary>What a check has to say about an answer: the outcome, the reason, and what to try.</summary>
[TypeFormatterSource(typeof(ShownFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Verdict : IShown
{
    private Verdict(string exercise, Outcome outcome, string message, string hint)
    {
        Exercise = exercise;
        Outcome = outcome;
        Message = message;
        Hint = hint;
    }

    /// <summary>The number of the exercise, such as 03.1.</summary>
    public string Exercise { get; }

    /// <summary>Whether the answer is right.</summary>
    public Outcome Outcome { get; }

    /// <summary>What was seen when the answer was tried.</summary>
    public string Message { get; }

    /// <summary>What to think about next; empty when the exercise has been passed.</summary>
    public string Hint { get; }

    /// <summary>The outcome in one line.</summary>
    public override string ToString() => $"{Exercise} {Word}. {Message}{(Hint.Length > 0 ? $" Hint: {Hint}" : "")}";

    internal static Verdict Passed(string exercise, string message) => new(exercise, Outcome.Passed, message, "");

    internal static Verdict NotRight(string exercise, string message, string hint) =>
        new(exercise, Outcome.NotRight, message, hint);

    internal static Verdict NotYet(string exercise, string message, string hint) =>
        new(exercise, Outcome.NotYet, message, hint);

    string IShown.ToText() => ToString();

    string IShown.ToHtml() => Html.Block(
        $"<div class=\"verdict {Style}\"><strong>{Html.Encode(Exercise)} {Word}.</strong> {Html.Encode(Message)}"
        + $"{(Hint.Length > 0 ? $"<br><em>Hint:</em> {Html.Encode(Hint)}" : "")}</div>");

    private string Word => Outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.NotYet => "not yet",
        _ => "not right",
    };

    private string Style => Outcome switch
    {
        Outcome.Passed => "good",
        Outcome.NotYet => "open",
        _ => "bad",
    };
}
