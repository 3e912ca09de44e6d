namespace SocketsLessons.Checks;

/// <summary>What a check found.</summary>
public enum CheckOutcome
{
    /// <summary>The exercise has not been started: the cell is as it was shipped.</summary>
    NotStarted,

    /// <summary>There is an answer, and it is not right.</summary>
    Incorrect,

    /// <summary>The answer does what was asked.</summary>
    Passed,
}
