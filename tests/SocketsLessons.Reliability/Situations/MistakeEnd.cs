namespace SocketsLessons.Reliability.Situations;

/// <summary>How a cell with a mistake has to end.</summary>
internal enum MistakeEnd
{
    /// <summary>With the check's sentence: "not right" or "not yet".</summary>
    CheckResult,

    /// <summary>With the compiler's error.</summary>
    Compiler,

    /// <summary>With one of these two.</summary>
    CompilerOrCheckResult,

    /// <summary>The process ends; the run says so, and another session works.</summary>
    Process,
}
