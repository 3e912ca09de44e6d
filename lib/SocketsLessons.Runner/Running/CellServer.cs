using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// The child's side of a <c>CellProcess</c>, whatever engine runs in it. It reads a cell a line from
/// its standard input, and writes events to its standard output; when the input ends, so does the process,
/// whatever a cell is doing.
/// </summary>
internal static class CellServer
{
    /// <summary>Runs a cell, given its number and its code, and tells whether it ran to its end.</summary>
    public delegate Task<bool> CellRunner(int executionCount, string code);

    /// <param name="start">Starts an engine that sends its outputs to where it is told.</param>
    public static async Task<int> RunAsync(Func<Action<JsonObject>, CellRunner> start)
    {
        var events = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        void Send(JsonObject message)
        {
            lock (events) events.WriteLine(message.ToJsonString());
        }

        void Output(JsonObject output) => Send(CellEvent.Output(output));

        using var cells = ReadCells();
        Console.SetIn(TextReader.Null);
        using var written = new ConsoleCapture(text => Output(CellOutput.Stream("stdout", text)));
        using var errors = new ConsoleCapture(text => Output(CellOutput.Stream("stderr", text)));
        Console.SetOut(written);
        Console.SetError(errors);

        var run = start(Output);
        foreach (var cell in cells.GetConsumingEnumerable())
        {
            var ok = await run(cell["count"]!.GetValue<int>(), cell["code"]!.GetValue<string>());
            Send(CellEvent.Done(ok));
        }

        return 0;
    }

    private static BlockingCollection<JsonNode> ReadCells()
    {
        var cells = new BlockingCollection<JsonNode>();
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        new Thread(() =>
        {
            while (input.ReadLine() is { } line) cells.Add(JsonNode.Parse(line)!);
            Environment.Exit(0);
        })
        { IsBackground = true, Name = "cells" }.Start();
        return cells;
    }
}
