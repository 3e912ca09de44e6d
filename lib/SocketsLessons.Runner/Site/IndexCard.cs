using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>A lesson as an index shows it, published or live.</summary>
/// <param name="Address">The address of its page, encoded.</param>
/// <param name="Title">Its title, as text.</param>
/// <param name="Opening">What its opening says.</param>
/// <param name="Picture">The address of its picture, or null.</param>
/// <param name="Exercises">How many exercises it has.</param>
/// <param name="State">A class for it, or null.</param>
/// <param name="More">What is below the facts, as HTML.</param>
internal sealed record IndexCard(
    string Address, string Title, LessonOpening Opening, string? Picture, int Exercises, string? State = null,
    string More = "");
