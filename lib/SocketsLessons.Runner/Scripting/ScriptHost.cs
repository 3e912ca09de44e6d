using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Scripting;

/// <summary>
/// The process in which one notebook's cells run. It reads a cell a line from its standard input, and
/// writes events to its standard output; when the input ends, so does it, whatever a cell is doing.
/// </summary>
internal static class ScriptHost
{
    public static async Task<int> RunAsync()
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
        KernelHelpers.Output = Output;

        var engine = new ScriptEngine(Environment.CurrentDirectory, Output);
        foreach (var cell in cells.GetConsumingEnumerable())
        {
            var ok = await engine.RunAsync(cell["count"]!.GetValue<int>(), cell["code"]!.GetValue<string>());
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
