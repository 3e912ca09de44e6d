// Expect: passed
Socket SocketFor(string purpose) => purpose switch
{
    "a DNS question to 127.0.0.1" => new UdpClient(AddressFamily.InterNetwork).Client,
    "a video call over IPv6, where a late picture is worthless" => new UdpClient(AddressFamily.InterNetworkV6).Client,
    "a web server on ::1" => new TcpClient(AddressFamily.InterNetworkV6).Client,
    "a web server for clients of both families" => TcpListener.Create(0).Server,
    _ => new TcpClient(AddressFamily.InterNetwork).Client,
};
