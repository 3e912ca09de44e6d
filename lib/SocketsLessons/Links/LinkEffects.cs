namespace SocketsLessons;

/// <summary>
/// What a link did to a datagram. A forwarded datagram can have several effects, such as corrupted and duplicated. A
/// lost or overflowed one has no other.
/// </summary>
[Flags]
public enum LinkEffects
{
    /// <summary>Forwarded once, unchanged, in order.</summary>
    Delivered = 0,

    /// <summary>Dropped at random: <see cref="LinkSettings.Loss"/> or <see cref="LinkSettings.Bursts"/>.</summary>
    Lost = 1,

    /// <summary>Dropped because the queue was full (<see cref="LinkSettings.QueueBytes"/>), as a router does.</summary>
    Overflowed = 2,

    /// <summary>Forwarded twice.</summary>
    Duplicated = 4,

    /// <summary>Held back until the next datagram overtook it.</summary>
    Reordered = 8,

    /// <summary>Forwarded with one bit flipped.</summary>
    Corrupted = 16,
}
