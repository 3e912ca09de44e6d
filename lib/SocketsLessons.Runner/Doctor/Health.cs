namespace SocketsLessons.Runner.Doctor;

/// <summary>The state of one thing that lessons use.</summary>
internal enum Health
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It's missing, and lessons can do without it.</summary>
    Warning,

    /// <summary>Lessons need it, and it doesn't work.</summary>
    Failure,
}
