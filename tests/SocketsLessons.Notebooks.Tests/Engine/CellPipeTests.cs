using System.IO.Pipes;
using System.Text;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Engine;

public sealed class CellPipeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("""{"output":{"output_type":"stre""")]
    public async Task A_process_that_ends_between_lines_or_within_one_has_ended(string lastWords)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var pipe = new CellPipe(_ => { });
        var process = new NamedPipeClientStream(".", pipe.Name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await Task.WhenAll(pipe.ConnectAsync(cancellation), process.ConnectAsync(cancellation));
        await process.WriteAsync(Encoding.UTF8.GetBytes($"{CellEvent.Ready.ToJsonString()}\n"), cancellation);
        Assert.True(await pipe.IsReadyAsync(cancellation));

        var run = pipe.RunAsync(1, "1", cancellation);
        // What is left unread would reset the connection.
        Assert.NotNull(await new StreamReader(process).ReadLineAsync(cancellation));
        await process.WriteAsync(Encoding.UTF8.GetBytes(lastWords), cancellation);
        await process.DisposeAsync();

        Assert.Null(await run.WaitAsync(Runs.CellTimeout, cancellation));
    }
}
