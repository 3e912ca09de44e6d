namespace SocketsLessons;

/// <summary>
/// A claim that tutorials repeat, asked as a question and tested on this machine. The answer is "yes" if the claim was
/// true in every situation, "no" if it was true in none, and "it depends" otherwise.
/// </summary>
/// <param name="question">The question, such as "Is it true that …?".</param>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Claim(string question) : IRenderable
{
    private const string Yes = "yes", No = "no";

    private readonly List<ClaimCase> _cases = [];

    /// <summary>The question.</summary>
    public string Question { get; } = question;

    /// <summary>The situations tested so far.</summary>
    public IReadOnlyList<ClaimCase> Cases => _cases;

    /// <summary>"yes", "no", "it depends", or "not tried" without a situation.</summary>
    public string Answer => _cases.Count == 0 ? "not tried"
        : _cases.TrueForAll(tried => tried.IsTrue) ? Yes
        : _cases.Exists(tried => tried.IsTrue) ? "it depends"
        : No;

    /// <summary>Adds a situation that was tested.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="isTrue">Whether the claim was true there.</param>
    /// <param name="evidence">What was measured or seen.</param>
    /// <returns>This claim, for the next situation.</returns>
    public Claim Case(string situation, bool isTrue, string evidence)
    {
        _cases.Add(new ClaimCase(situation, isTrue, evidence));
        return this;
    }

    /// <summary>The question, the answer and the evidence as text.</summary>
    public override string ToString() => AsTable().ToText();

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"<div class=\"verdict {Style}\">{AsTable().ToHtmlTable()}</div>");

    private string Style => Answer switch
    {
        Yes => "good",
        No => "bad",
        _ => "open",
    };

    private Table AsTable() => new(
        $"{Question} On this machine: {Answer}.",
        ["situation", "true?", "evidence"],
        _cases.Select(tried => new[] { tried.Situation, tried.IsTrue ? Yes : No, tried.Evidence }));
}
