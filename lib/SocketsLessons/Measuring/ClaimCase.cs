namespace SocketsLessons;

/// <summary>One situation in which a claim was tested.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="IsTrue">Whether the claim was true there.</param>
/// <param name="Evidence">What was measured or seen.</param>
public sealed record ClaimCase(string Situation, bool IsTrue, string Evidence);
