using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>
/// The child's side of a <c>CellProcess</c>, whatever engine runs in it. It reads a cell a line from
/// a pipe, and writes events to it; when the pipe ends, so does the process, whatever a cell is doing. The
/// pipe is not the standard input and output, because those belong to the cells and what they start.
/// </summary>
internal static class CellServer
{
    private const int ConnectMilliseconds = 10_000;

    /// <summary>Runs a cell, given its number and its code, and tells whether it ran to its end.</summary>
    public delegate Task<bool> CellRunner(int executionCount, string code);

    /// <param name="pipe">The name of the pipe that the parent has made.</param>
    /// <param name="start">Starts an engine that sends its outputs to where it is told.</param>
    public static async Task<int> RunAsync(string pipe, Func<Action<JsonObject>, CellRunner> start)
    {
        ProcessGroup.Found();
        using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        await stream.ConnectAsync(ConnectMilliseconds);
        using var events = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
        void Send(JsonObject message)
        {
            lock (events) events.WriteLine(message.ToJsonString());
        }

        void Output(JsonObject output) => Send(CellEvent.Output(output));

        using var cells = ReadCells(stream);
        using var written = new ConsoleCapture(text => Output(CellOutput.Stream("stdout", text)));
        using var errors = new ConsoleCapture(text => Output(CellOutput.Stream("stderr", text)));
        Console.SetIn(TextReader.Null);
        var run = start(Output);
        Send(CellEvent.Ready);
        foreach (var cell in cells.GetConsumingEnumerable())
        {
            // Anew for each cell, in case the one before has set its own.
            Console.SetOut(written);
            Console.SetError(errors);
            var ok = await run(cell["count"]!.GetValue<int>(), cell["code"]!.GetValue<string>());
            Send(CellEvent.Done(ok));
        }

        return 0;
    }

    private static BlockingCollection<JsonNode> ReadCells(Stream stream)
    {
        var cells = new BlockingCollection<JsonNode>();
        var input = new StreamReader(stream, new UTF8Encoding(false));
        new Thread(() =>
        {
            while (input.ReadLine() is { } line) cells.Add(JsonNode.Parse(line)!);
            // The command has gone, whatever the reason. What cells have started goes with this process.
            ProcessGroup.End(Environment.ProcessId);
            Environment.Exit(0);
        })
        { IsBackground = true, Name = "cells" }.Start();
        return cells;
    }
}
