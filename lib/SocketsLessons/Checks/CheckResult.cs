namespace SocketsLessons.Checks;

/// <summary>What a check says about your answer: how far you are, what was seen, and what to try next.</summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class CheckResult : IRenderable
{
    internal CheckResult(string exercise, CheckOutcome outcome, string message, string hint)
    {
        Exercise = exercise;
        Outcome = outcome;
        Message = message;
        Hint = hint;
    }

    /// <summary>The number of the exercise, such as 03.1.</summary>
    public string Exercise { get; }

    /// <summary>Whether your answer is right.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>What was seen when your answer was tried.</summary>
    public string Message { get; }

    /// <summary>One next step; empty when the exercise is passed.</summary>
    public string Hint { get; }

    /// <summary>The result in one line.</summary>
    public override string ToString() => $"{Exercise} {Label}. {Message}{(Hint.Length > 0 ? $" Hint: {Hint}" : "")}";

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"<div class=\"verdict {Style}\"><strong>{Html.Encode(Exercise)} {Label}.</strong> {Html.Encode(Message)}"
        + $"{(Hint.Length > 0 ? $"<br><em>Hint:</em> {Html.Encode(Hint)}" : "")}</div>");

    private string Label => Outcome switch
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
