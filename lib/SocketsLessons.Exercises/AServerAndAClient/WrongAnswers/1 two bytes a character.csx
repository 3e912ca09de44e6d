// Expect: A ⟨NUL⟩ is a byte of 0: send only the bytes of the text, in
void ServeOne(Socket server)
{
    server.Listen(1);
    using var connection = server.Accept();
    connection.Send(Encoding.Unicode.GetBytes("Welcome!"));
}
