// Expect: A ⟨NUL⟩ is a byte of 0: send only the bytes of the text, in
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    var buffer = new byte[20];
    Encoding.UTF8.GetBytes("Welcome!", buffer);
    connection.Send(buffer);
}
