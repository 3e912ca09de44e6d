namespace SocketsLessons.Authoring.Contract;

/// <summary>Something in a lesson that breaks the lesson contract.</summary>
/// <param name="Lesson">The notebook's name.</param>
/// <param name="Place">The cell's id, or "notebook".</param>
/// <param name="What">What is wrong, and what to do about it.</param>
internal sealed record Finding(string Lesson, string Place, string What)
{
    public override string ToString() => $"{Lesson}, {Place}: {What}";
}
