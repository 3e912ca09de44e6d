using System.Net;
using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>One end of a TCP connection, as the operating system lists it.</summary>
/// <param name="Side">Which end it is: the one at the server's port, or the other.</param>
/// <param name="Local">This end's own address and port.</param>
/// <param name="Remote">The other end's address and port.</param>
/// <param name="State">The state of this end (RFC 9293 §3.3.2).</param>
public sealed record TcpRow(Side Side, IPEndPoint Local, IPEndPoint Remote, TcpState State);
