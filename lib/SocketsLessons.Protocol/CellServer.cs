using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>
/// The child's side of a <c>CellProcess</c>, for either engine. It reads cells from a pipe, one on each line, and
/// writes events to it. When the pipe closes, the process ends, whatever a cell is doing. Standard input and output
/// aren't used for this: they belong to the cells and to the programs that cells start.
/// </summary>
internal static class CellServer
{
    private const int ConnectMilliseconds = 10_000;

    /// <summary>Runs a cell, given its number and its code. Returns whether it completed.</summary>
    public delegate Task<bool> CellRunner(int executionCount, string code);

    /// <param name="pipe">The name of the pipe that the parent has created.</param>
    /// <param name="start">Starts an engine that sends its outputs to the given action.</param>
    public static async Task<int> RunAsync(string pipe, Func<Action<JsonObject>, CellRunner> start)
    {
        ProcessGroup.Create();
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
            // For each cell again: the one before may have set its own.
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
            // The parent has ended. What cells have started ends with this process.
            ProcessGroup.Kill(Environment.ProcessId);
            Environment.Exit(0);
        })
        { IsBackground = true, Name = "cells" }.Start();
        return cells;
    }
}
