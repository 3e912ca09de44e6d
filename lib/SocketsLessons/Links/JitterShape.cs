namespace SocketsLessons;

/// <summary>How the delays of single datagrams are distributed around <see cref="LinkSettings.Delay"/>.</summary>
public enum JitterShape
{
    /// <summary>Every delay from Delay − Jitter to Delay + Jitter is equally likely.</summary>
    Uniform,

    /// <summary>
    /// The normal distribution; Jitter is its standard deviation, which one datagram in three exceeds.
    /// </summary>
    Normal,
}
