// Expect: for 5 of the purposes there is no socket
Socket SocketFor(string purpose) => purpose switch
{
    "a web server on 127.0.0.1" => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp),
    _ => null,
};
