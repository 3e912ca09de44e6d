namespace SocketsLessons;

/// <summary>
/// What a link did to a datagram. A datagram that was passed on may have met several of them: it may
/// be corrupted and duplicated. One that is lost or that overflowed met nothing else.
/// </summary>
[Flags]
public enum LinkEffects
{
    /// <summary>Passed on once, unharmed, in its turn.</summary>
    Delivered = 0,

    /// <summary>Thrown away by chance: <see cref="LinkSettings.Loss"/> or <see cref="LinkSettings.Bursts"/>.</summary>
    Lost = 1,

    /// <summary>Thrown away because the queue was full (<see cref="LinkSettings.QueueBytes"/>), as a router does.</summary>
    Overflowed = 2,

    /// <summary>Passed on twice.</summary>
    Duplicated = 4,

    /// <summary>Held back, for the next datagram to overtake it.</summary>
    Reordered = 8,

    /// <summary>Passed on with one bit flipped.</summary>
    Corrupted = 16,
}
