namespace SocketsLessons;

/// <summary>A datagram on its way through a link.</summary>
/// <param name="Buffer">Starts with the payload; rented from the shared array pool.</param>
/// <param name="Length">The size of the payload in bytes.</param>
/// <param name="Session">The client that sent it or gets it.</param>
/// <param name="Number">Its place in the order of arrival, negative for a copy of it.</param>
internal readonly record struct Datagram(byte[] Buffer, int Length, LinkSession? Session, long Number);
