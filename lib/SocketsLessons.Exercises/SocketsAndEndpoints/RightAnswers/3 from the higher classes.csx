// Expect: passed
Socket SocketFor(string task) => task switch
{
    "ask the DNS server at 127.0.0.1, in one message" => new UdpClient(AddressFamily.InterNetwork).Client,
    "send live video over IPv6, where a late picture is useless" => new UdpClient(AddressFamily.InterNetworkV6).Client,
    "get a web page from ::1" => new TcpClient(AddressFamily.InterNetworkV6).Client,
    _ => new TcpClient(AddressFamily.InterNetwork).Client,
};
