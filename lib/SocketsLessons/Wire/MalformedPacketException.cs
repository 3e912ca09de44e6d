namespace SocketsLessons;

/// <summary>Says why a packet can't be decoded any further. The decoder catches it.</summary>
internal sealed class MalformedPacketException(string message) : Exception(message);
