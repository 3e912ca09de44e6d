namespace SocketsLessons;

/// <summary>The two directions of a link.</summary>
public enum LinkDirection
{
    /// <summary>From a client to the server.</summary>
    ToServer,

    /// <summary>From the server back to a client.</summary>
    ToClient,
}
