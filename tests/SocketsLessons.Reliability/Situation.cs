namespace SocketsLessons.Reliability;

/// <summary>A situation that a learner may be in, and how it is tried.</summary>
/// <param name="Group">What it is about: a heading of the report.</param>
/// <param name="Name">A short name, also for the command line.</param>
/// <param name="What">What is done, and what must come of it, in one sentence.</param>
/// <param name="Run">Tries it.</param>
internal sealed record Situation(string Group, string Name, string What, Func<Work, Task> Run)
{
    /// <summary>Says why the situation cannot be made on this machine; null where it can.</summary>
    public Func<string?> UnavailableReason { get; init; } = () => null;

    /// <summary>Whether it belongs to the quick part, which runs on every change.</summary>
    public bool InQuick { get; init; }
}
