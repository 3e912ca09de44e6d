// Expect: Shutdown(Send) or Dispose ends a side's stream.
void End(Socket client, Socket server)
{
    server.Shutdown(SocketShutdown.Receive);
}

var reason = "b";
