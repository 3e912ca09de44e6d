namespace SocketsLessons;

/// <summary>What is to be done with a datagram.</summary>
/// <param name="Effects">What happens to it.</param>
/// <param name="Due">When to pass it on, if its fate is to be passed on.</param>
/// <param name="CopyDue">When to pass the copy on, if there is one.</param>
/// <param name="Bit">The bit of the payload to flip, if it is corrupted.</param>
internal readonly record struct LinkDecision(LinkEffects Effects, TimeSpan Due = default, TimeSpan CopyDue = default, int Bit = 0)
{
    /// <summary>Whether it is thrown away.</summary>
    public bool IsDropped => (Effects & (LinkEffects.Lost | LinkEffects.Overflowed)) != 0;
}
