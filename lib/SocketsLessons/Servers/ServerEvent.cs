using System.Net;

namespace SocketsLessons;

/// <summary>Something that happened in a background server.</summary>
/// <param name="At">When, since the server was started.</param>
/// <param name="Client">The client it happened with.</param>
/// <param name="What">What happened, in a few words.</param>
public sealed record ServerEvent(TimeSpan At, EndPoint Client, string What);
