namespace SocketsLessons.Exercises;

/// <summary>What a check found.</summary>
public enum Outcome
{
    /// <summary>The exercise has not been started: the cell is as it was shipped.</summary>
    NotYet,

    /// <summary>There is an answer, and it is not right.</summary>
    NotRight,

    /// <summary>The answer does what was asked.</summary>
    Passed,
}
