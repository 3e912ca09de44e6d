namespace SocketsLessons.Reliability.Reports;

/// <summary>How a situation ended when it was last tried.</summary>
/// <param name="Situation">Its name.</param>
/// <param name="At">When it ended.</param>
/// <param name="Tried">How many single tries there were.</param>
/// <param name="Failures">A line for each try that failed.</param>
/// <param name="Skipped">Why it could not be tried; null when it was.</param>
internal sealed record Result(
    string Situation, DateTimeOffset At, int Tried, IReadOnlyList<string> Failures, string? Skipped);
