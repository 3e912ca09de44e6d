namespace SocketsLessons.Checks;

/// <summary>How far an answer may be from the number that was asked for.</summary>
internal static class Tolerance
{
    /// <summary>Whether two numbers differ by no more than rounding.</summary>
    public static bool IsNear(double answer, double expected) => Math.Abs(answer - expected) < 1e-5;
}
