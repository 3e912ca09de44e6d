namespace SocketsLessons.Checks;

/// <summary>What a check has to say about an answer: the outcome, the reason, and what to try.</summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class CheckResult : IRenderable
{
    private CheckResult(string exercise, CheckOutcome outcome, string message, string hint)
    {
        Exercise = exercise;
        Outcome = outcome;
        Message = message;
        Hint = hint;
    }

    /// <summary>The number of the exercise, such as 03.1.</summary>
    public string Exercise { get; }

    /// <summary>Whether the answer is right.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>What was seen when the answer was tried.</summary>
    public string Message { get; }

    /// <summary>What to think about next; empty when the exercise has been passed.</summary>
    public string Hint { get; }

    /// <summary>The outcome in one line.</summary>
    public override string ToString() => $"{Exercise} {Word}. {Message}{(Hint.Length > 0 ? $" Hint: {Hint}" : "")}";

    internal static CheckResult Passed(string exercise, string message) => new(exercise, CheckOutcome.Passed, message, "");

    internal static CheckResult Incorrect(string exercise, string message, string hint) =>
        new(exercise, CheckOutcome.Incorrect, message, hint);

    internal static CheckResult NotStarted(string exercise, string message, string hint) =>
        new(exercise, CheckOutcome.NotStarted, message, hint);

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"<div class=\"verdict {Style}\"><strong>{Html.Encode(Exercise)} {Word}.</strong> {Html.Encode(Message)}"
        + $"{(Hint.Length > 0 ? $"<br><em>Hint:</em> {Html.Encode(Hint)}" : "")}</div>");

    private string Word => Outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.NotStarted => "not yet",
        _ => "not right",
    };

    private string Style => Outcome switch
    {
        CheckOutcome.Passed => "good",
        CheckOutcome.NotStarted => "open",
        _ => "bad",
    };
}
