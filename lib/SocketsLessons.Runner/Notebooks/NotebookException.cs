namespace SocketsLessons.Runner.Notebooks;

/// <summary>A notebook that cannot be used; the message is one line that says why and what to do.</summary>
internal sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
