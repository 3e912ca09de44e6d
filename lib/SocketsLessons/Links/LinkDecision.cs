namespace SocketsLessons;

/// <summary>What to do with a datagram.</summary>
/// <param name="Effects">What happens to it.</param>
/// <param name="Due">When to forward it, unless it is dropped.</param>
/// <param name="CopyDue">When to forward the copy, if there is one.</param>
/// <param name="Bit">Which bit of the payload to flip, if it is corrupted.</param>
internal readonly record struct LinkDecision(
    LinkEffects Effects, TimeSpan Due = default, TimeSpan CopyDue = default, int Bit = 0)
{
    /// <summary>Whether it isn't forwarded at all.</summary>
    public bool IsDropped => (Effects & (LinkEffects.Lost | LinkEffects.Overflowed)) != 0;
}
