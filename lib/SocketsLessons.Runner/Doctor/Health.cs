namespace SocketsLessons.Runner.Doctor;

/// <summary>How a part of the learner's machine is.</summary>
internal enum Health
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It is not there, and the lessons do without it.</summary>
    Optional,

    /// <summary>Lessons need it, and it does not work.</summary>
    Broken,
}
