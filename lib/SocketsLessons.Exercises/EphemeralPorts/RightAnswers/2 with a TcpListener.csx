// Expect: passed
Socket Restart(Socket old)
{
    var address = (IPEndPoint)old.LocalEndPoint!;
    old.Close();
    var listener = new TcpListener(address);
    listener.Start();
    return listener.Server;
}
