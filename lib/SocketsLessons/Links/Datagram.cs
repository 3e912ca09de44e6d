namespace SocketsLessons;

/// <summary>A datagram on its way through a link.</summary>
/// <param name="Buffer">Begins with the payload; taken from the shared pool of arrays, to make no garbage.</param>
/// <param name="Length">The size of the payload in bytes.</param>
/// <param name="Session">The client that it comes from or goes to.</param>
/// <param name="Number">Its place in the order of arrival, negative for a copy of it.</param>
internal readonly record struct Datagram(byte[] Buffer, int Length, LinkSession? Session, long Number);
