namespace SocketsLessons.Runner;

/// <summary>An error that the user can fix. The message is shown alone, so it says what is wrong and what to
/// do.</summary>
internal sealed class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);
