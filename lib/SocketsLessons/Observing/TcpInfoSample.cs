namespace SocketsLessons;

/// <summary>A connection's TCP_INFO at one time.</summary>
/// <param name="At">When it was read, counted from the start of the sampler.</param>
/// <param name="Info">What was read.</param>
public readonly record struct TcpInfoSample(TimeSpan At, TcpInfo Info);
