namespace SocketsLessons.Reliability.Situations;

/// <summary>How a cell with a mistake has to end.</summary>
internal enum MistakeEnd
{
    /// <summary>With the check's sentence: "not right" or "not yet".</summary>
    Verdict,

    /// <summary>With the compiler's error.</summary>
    Compiler,

    /// <summary>With one of these two.</summary>
    CompilerOrVerdict,

    /// <summary>The process ends; the run says so, and another session works.</summary>
    Process,
}
