namespace SocketsLessons;

/// <summary>
/// A statement that tutorials repeat, tested on this machine. It holds if it was true in every situation, doesn't hold
/// if it was true in none, and depends otherwise.
/// </summary>
/// <param name="statement">The statement.</param>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Claim(string statement) : IRenderable
{
    private readonly List<ClaimCase> _cases = [];

    /// <summary>The statement.</summary>
    public string Statement { get; } = statement;

    /// <summary>The situations tested so far.</summary>
    public IReadOnlyList<ClaimCase> Cases => _cases;

    /// <summary>"holds", "does not hold", "depends", or "not tried".</summary>
    public string Finding => _cases.Count == 0 ? "not tried"
        : _cases.TrueForAll(tried => tried.Held) ? "holds"
        : _cases.Exists(tried => tried.Held) ? "depends"
        : "does not hold";

    /// <summary>Adds a situation that was tested.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="held">Whether the statement was true there.</param>
    /// <param name="evidence">What was measured or seen.</param>
    /// <returns>This claim, for the next situation.</returns>
    public Claim Case(string situation, bool held, string evidence)
    {
        _cases.Add(new ClaimCase(situation, held, evidence));
        return this;
    }

    /// <summary>The claim, the finding and the evidence as text.</summary>
    public override string ToString() => AsTable().ToText();

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(
        $"<div class=\"verdict {Style}\">{AsTable().ToHtmlTable()}</div>");

    private string Style => Finding switch
    {
        "holds" => "good",
        "does not hold" => "bad",
        _ => "open",
    };

    private Table AsTable() => new(
        $"“{Statement}” On this machine: {Finding}.",
        ["tried", "as claimed?", "what was seen"],
        _cases.Select(tried => new[] { tried.Situation, tried.Held ? "yes" : "no", tried.Evidence }));
}
