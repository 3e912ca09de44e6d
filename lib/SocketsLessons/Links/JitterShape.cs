namespace SocketsLessons;

/// <summary>How the delays of single datagrams are spread around <see cref="LinkSettings.Delay"/>.</summary>
public enum JitterShape
{
    /// <summary>Every delay from Delay − Jitter to Delay + Jitter is equally likely.</summary>
    Uniform,

    /// <summary>The bell curve; Jitter is its standard deviation, so one datagram in three is farther off than that.</summary>
    Normal,
}
