using System.Diagnostics;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The program that the end of lesson 07 tells its reader to write, written and run as it says.</summary>
public sealed partial class ChatProgramTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120); // the compiler's time is in it

    [Fact]
    public async Task Program_made_of_the_cells_carries_a_word_from_one_terminal_to_another()
    {
        // Inside this repository, where this project's strict settings lie above it.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "chat"));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(Deadline);
        var running = new List<Process>();
        try
        {
            var text = ChatCode.Source("program");
            // The text names everything that the cells define.
            Assert.All(
                ChatCode.ChatCells.SelectMany(cell => Definition().Matches(ChatCode.Source(cell))), definition =>
                    Assert.Contains($"`{definition.Groups[1].Value}`", text, StringComparison.Ordinal));
            // By hand and by the command: the same program. In C#, types come after all statements and functions.
            string[] parts =
            [
                Block().Match(text).Groups[1].Value,
                .. ChatCode.ChatCells.Select(ChatCode.Source)
                    .OrderBy(cell => cell.Contains("class ", StringComparison.Ordinal)),
            ];
            var program = LessonProgram.Write(Repository.Lesson("07-a-chat"));
            Assert.Equal(Code(string.Join('\n', parts)), Code(program));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "chat.cs"), program, end.Token);

            var server = Start(folder, running, "run", "--file", "chat.cs", "--", "server", "0");
            var port = Port().Match(await Line(server, line => Port().IsMatch(line), end.Token)).Groups[1].Value;
            var anna = Start(folder, running, "run", "--no-build", "--file", "chat.cs", "--", "Anna", port);
            await Line(anna, line => line == "* Anna joined", end.Token);
            var bert = Start(folder, running, "run", "--no-build", "--file", "chat.cs", "--", "Bert", port);
            await Line(anna, line => line == "* Bert joined", end.Token);

            await anna.StandardInput.WriteLineAsync("Hello, Bert!");
            await Line(bert, line => line == "Anna: Hello, Bert!", end.Token);
            await bert.StandardInput.WriteLineAsync("Hello, Anna!");
            await Line(anna, line => line == "Bert: Hello, Anna!", end.Token);

            bert.StandardInput.Close();
            await Line(anna, line => line == "* Bert left: said goodbye", end.Token);
            await bert.WaitForExitAsync(end.Token);
            await server.StandardInput.WriteLineAsync();
            await Line(anna, line => line.StartsWith("The ", StringComparison.Ordinal), end.Token);
            anna.StandardInput.Close();
            await anna.WaitForExitAsync(end.Token);
            await server.WaitForExitAsync(end.Token);
            Assert.Equal([0, 0, 0], running.Select(process => process.ExitCode));
        }
        finally
        {
            foreach (var process in running)
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
                process.Dispose();
            }

            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Code(string program) =>
        program.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));

    private static Process Start(DirectoryInfo folder, List<Process> running, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // As in a terminal of one's own: nothing of the test run's settings.
        foreach (var name in start.Environment.Keys.ToArray())
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)) start.Environment.Remove(name);
        var process = Process.Start(start)!;
        running.Add(process);
        return process;
    }

    private static async Task<string> Line(Process process, Func<string, bool> wanted, CancellationToken end)
    {
        var before = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(end) is { } line)
        {
            if (wanted(line)) return line;
            before.Add(line);
        }

        throw new EndOfStreamException($"The program ended. It said:\n{string.Join('\n', before)}");
    }

    [GeneratedRegex(@"^(?:async )?(?:Task<\w+>|Task|void|bool|string|byte\[\]|class) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Port();
}
