namespace SocketsLessons.Runner.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Message">What was found and, if something is wrong, what to do.</param>
internal sealed record Diagnosis(string Subject, Health State, string Message)
{
    /// <summary>Repairs what is wrong and says what it did; null if this program can't.</summary>
    public Func<CancellationToken, Task<string>>? Fix { get; init; }

    public override string ToString() => $"{Word,-6}{Subject,-16}{Message}";

    private string Word => State switch
    {
        Health.Ok => "ok",
        Health.Warning => "warn",
        _ => "fail",
    };
}
