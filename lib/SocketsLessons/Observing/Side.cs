namespace SocketsLessons;

/// <summary>The two roles of a connection.</summary>
public enum Side
{
    /// <summary>The side that connects.</summary>
    Client,

    /// <summary>The side that binds, listens and accepts.</summary>
    Server,
}
