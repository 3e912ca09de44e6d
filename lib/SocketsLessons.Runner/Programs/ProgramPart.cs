using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Programs;

/// <summary>A piece of a program's text, and the cell that it is from; null for what every such program has.</summary>
internal sealed record ProgramPart(string Text, Cell? From = null);
