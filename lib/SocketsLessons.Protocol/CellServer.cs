using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>
/// The child's side of a <c>CellProcess</c>, whatever engine runs in it. It reads a cell, or an editor's question, a line
/// from a pipe, and writes events to it; when the pipe ends, so does the process, whatever a cell is doing. The
/// pipe is not the standard input and output, because those belong to the cells and what they start.
/// </summary>
internal static class CellServer
{
    private const int ConnectMilliseconds = 10_000;

    /// <param name="pipe">The name of the pipe that the parent has made.</param>
    /// <param name="start">Starts an engine that sends its outputs to where it is told.</param>
    public static async Task<int> RunAsync(string pipe, Func<Action<JsonObject>, ICellEngine> start)
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

        using var cells = new BlockingCollection<JsonObject>();
        using var questions = new BlockingCollection<JsonObject>();
        Read(stream, cells, questions);
        using var written = new ConsoleCapture(text => Output(CellOutput.Stream("stdout", text)));
        using var errors = new ConsoleCapture(text => Output(CellOutput.Stream("stderr", text)));
        Console.SetIn(TextReader.Null);
        var engine = start(Output);
        StartAnswering(engine, questions, Send);
        Send(CellEvent.Ready);
        foreach (var cell in cells.GetConsumingEnumerable())
        {
            // Anew for each cell, in case the one before has set its own.
            Console.SetOut(written);
            Console.SetError(errors);
            var ok = await engine.RunAsync(cell["count"]!.GetValue<int>(), cell["code"]!.GetValue<string>());
            Send(CellEvent.Done(ok));
        }

        return 0;
    }

    private static void Read(Stream stream, BlockingCollection<JsonObject> cells, BlockingCollection<JsonObject> questions)
    {
        var input = new StreamReader(stream, new UTF8Encoding(false));
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                var message = JsonNode.Parse(line)!.AsObject();
                (message.ContainsKey("what") ? questions : cells).Add(message);
            }

            // The command has gone, whatever the reason. What cells have started goes with this process.
            ProcessGroup.End(Environment.ProcessId);
            Environment.Exit(0);
        })
        { IsBackground = true, Name = "cells" }.Start();
    }

    /// <summary>Beside the cells: a cell may run for long.</summary>
    private static void StartAnswering(ICellEngine engine, BlockingCollection<JsonObject> questions, Action<JsonObject> send) =>
        new Thread(() =>
        {
            foreach (var question in questions.GetConsumingEnumerable())
                send(CellEvent.Answer(question["id"]!.GetValue<int>(), Answer(engine, question)));
        })
        { IsBackground = true, Name = "questions" }.Start();

    private static JsonNode? Answer(ICellEngine engine, JsonObject question)
    {
        try
        {
            return engine.AnswerAsync(question).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // An editor can do without an answer, whatever the reason.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
