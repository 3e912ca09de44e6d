using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Protocol;

/// <summary>
/// The child's side of a <c>CellProcess</c>, for either engine. It reads cells and editors' questions from a pipe, one
/// on each line, and writes events to it. When the pipe closes, the process ends, whatever a cell is doing. Standard
/// input and output aren't used for this: they belong to the cells and to the programs that cells start.
/// </summary>
internal static class CellServer
{
    private const int ConnectMilliseconds = 10_000;

    /// <param name="pipe">The name of the pipe that the parent has created.</param>
    /// <param name="start">Starts an engine that sends its outputs to the given action.</param>
    public static async Task<int> RunAsync(string pipe, Func<Action<JsonObject>, ICellEngine> start)
    {
        ProcessGroup.Create();
        using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        await stream.ConnectAsync(ConnectMilliseconds);
        using var events = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
        void Send(JsonObject message)
        {
            var line = message.ToJsonString();
            if (line.Contains(SubmissionText.Mark, StringComparison.Ordinal))
            {
                SubmissionText.Clean(message);
                line = message.ToJsonString();
            }

            lock (events) events.WriteLine(line);
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
            // For each cell again: the one before may have set its own.
            Console.SetOut(written);
            Console.SetError(errors);
            var ok = await engine.RunAsync(cell["count"]!.GetValue<int>(), cell["code"]!.GetValue<string>());
            Send(CellEvent.Done(ok));
        }

        return 0;
    }

    private static void Read(
        Stream stream, BlockingCollection<JsonObject> cells, BlockingCollection<JsonObject> questions)
    {
        var input = new StreamReader(stream, new UTF8Encoding(false));
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                var message = JsonNode.Parse(line)!.AsObject();
                (message.ContainsKey("what") ? questions : cells).Add(message);
            }

            // The parent has ended. What cells have started ends with this process.
            ProcessGroup.Kill(Environment.ProcessId);
            Environment.Exit(0);
        })
        { IsBackground = true, Name = "cells" }.Start();
    }

    /// <summary>Answers questions on its own thread: a cell may run for a long time.</summary>
    private static void StartAnswering(
        ICellEngine engine, BlockingCollection<JsonObject> questions, Action<JsonObject> send) =>
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
#pragma warning disable CA1031 // An editor can do without an answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
