// Expect: for 4 of the tasks there is no socket
Socket SocketFor(string task) => task switch
{
    "get a web page from 127.0.0.1" => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp),
    _ => null,
};
