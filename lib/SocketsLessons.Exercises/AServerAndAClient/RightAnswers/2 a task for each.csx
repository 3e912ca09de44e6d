// Expect: passed
void ServeThree(Socket server)
{
    var tasks = new List<Task>();
    for (var i = 1; i <= 3; i++)
    {
        var (number, connection) = (i, server.Accept());
        tasks.Add(Task.Run(async () =>
        {
            using (connection) await connection.SendAsync(Encoding.UTF8.GetBytes($"Welcome, client {number}!"));
        }));
    }

    Task.WaitAll(tasks.ToArray());
}
