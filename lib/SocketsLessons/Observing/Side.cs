namespace SocketsLessons;

/// <summary>The two roles in a conversation.</summary>
public enum Side
{
    /// <summary>The side that asks: it connects.</summary>
    Client,

    /// <summary>The side that waits to be asked: it binds, listens and accepts.</summary>
    Server,
}
