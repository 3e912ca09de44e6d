namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>How far a learner has come in one lesson.</summary>
internal sealed class LessonProgress
{
    /// <summary>The code cells that ran to their end, by id.</summary>
    public SortedSet<string> Ran { get; init; } = [];

    /// <summary>The exercises that were attempted, by number: run with an answer in place of the stub.</summary>
    public SortedSet<string> Attempted { get; init; } = [];

    /// <summary>The exercises that were passed, by number.</summary>
    public SortedSet<string> Passed { get; init; } = [];

    /// <summary>How many hints of an exercise are open; the solution counts as one more.</summary>
    public SortedDictionary<string, int> Hints { get; init; } = [];

    /// <summary>What the learner predicted, by the place of the question.</summary>
    public SortedDictionary<string, string> Predictions { get; init; } = [];
}

/// <summary>How far a learner has come in all lessons.</summary>
internal sealed class Progress
{
    /// <summary>The lesson and the cell that were run or changed last; null before the first.</summary>
    public Place? Last { get; set; }

    /// <summary>The lessons that were begun, by name.</summary>
    public SortedDictionary<string, LessonProgress> Lessons { get; init; } = [];

    /// <summary>A cell of a lesson.</summary>
    internal sealed record Place(string Lesson, string Cell);
}
