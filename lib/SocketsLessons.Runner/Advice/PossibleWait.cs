namespace SocketsLessons.Runner.Advice;

/// <summary>A call that can wait without a limit, or a loop that may not end.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sentence">What it does, after its line.</param>
internal sealed record PossibleWait(string Name, string Sentence);
