using System.Net;

namespace SocketsLessons;

/// <summary>Something that happened in a background server, such as a client that connected.</summary>
/// <param name="At">When it happened, counted from the server's start.</param>
/// <param name="Client">The client's address and port.</param>
/// <param name="What">What happened, in a few words.</param>
public sealed record ServerEvent(TimeSpan At, EndPoint Client, string What);
