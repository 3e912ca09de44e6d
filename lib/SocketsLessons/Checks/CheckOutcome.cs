namespace SocketsLessons.Checks;

/// <summary>How far an exercise is.</summary>
public enum CheckOutcome
{
    /// <summary>The cell is as it was shipped: there is no answer yet.</summary>
    NotStarted,

    /// <summary>There is an answer, and it doesn't do what was asked.</summary>
    Incorrect,

    /// <summary>The answer does what was asked.</summary>
    Passed,
}
