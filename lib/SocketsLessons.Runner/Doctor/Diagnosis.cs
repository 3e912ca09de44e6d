namespace SocketsLessons.Runner.Doctor;

/// <summary>What one check found.</summary>
/// <param name="What">What was checked.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found and, unless all is well, what to do.</param>
internal sealed record Diagnosis(string What, Health State, string Found)
{
    public override string ToString() => $"{Word,-8}{What,-16}{Found}";

    private string Word => State switch
    {
        Health.Good => "ok",
        Health.Optional => "without",
        _ => "mend",
    };
}
