using System.Diagnostics;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>The command <c>lessons open</c> as its own process, on a lesson in its own folder.</summary>
internal sealed partial class LessonsProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lessons-live-command-");
    private Process? _process;

    public string EntryUrl { get; private set; } = "";

    public int Port => new Uri(EntryUrl).Port;

    private string Own => Path.Combine(_folder.FullName, "work", "00-test.ipynb");

    public static LessonsProcess Create(params string[] cells)
    {
        var command = new LessonsProcess();
        LiveSite.WriteLesson(command._folder.CreateSubdirectory("notebooks").FullName, cells);
        return command;
    }

    /// <summary>Starts it, and waits for the address that it prints.</summary>
    public async Task StartAsync(int port)
    {
        _process = Launch("00-test", "--port", $"{port}");
        using var deadline = new CancellationTokenSource(Deadline);
        var line = await _process.StandardOutput.ReadLineAsync(deadline.Token) ?? "";
        Assert.True(Address().IsMatch(line), line + await ErrorsAsync(line));
        EntryUrl = AddressIn(line);
    }

    /// <summary>Starts the command, which the caller ends.</summary>
    public Process Launch(params string[] arguments)
    {
        string[] command = ["dotnet", CellEngine.Script.Assembly, "open", .. arguments, "--no-browser"];
        // Where the tests run in the background of a shell, they and what they start ignore Ctrl+C (man 1 bash).
        if (OperatingSystem.IsLinux()) command = ["env", "--default-signal=INT", .. command];
        return Process.Start(
            new ProcessStartInfo(command[0], [.. command[1..], "--engine", "script"])
            {
                WorkingDirectory = _folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
    }

    public static string AddressIn(string line) => Address().Match(line).Value;

    /// <summary>What is on disk.</summary>
    public string Saved() => File.Exists(Own) ? File.ReadAllText(Own) : "";

    /// <summary>Waits until the file on disk has this text.</summary>
    public async Task SavedAsync(string text)
    {
        using var watcher = new FileSystemWatcher(
            _folder.FullName)
        { IncludeSubdirectories = true, EnableRaisingEvents = true };
        using var changed = new SemaphoreSlim(0);
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        while (!Saved().Contains(text, StringComparison.Ordinal))
            Assert.True(await changed.WaitAsync(Deadline, TestContext.Current.CancellationToken), $"Not saved: {text}");
    }

    /// <summary>Ends it as Ctrl+C does, and returns how it ended.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process!.Id}"]);
        using var deadline = new CancellationTokenSource(Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        var status = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return status;
    }

    /// <summary>The files beside the learner's work that tell of a running server.</summary>
    public string[] Notes() => Directory.GetFiles(Path.GetDirectoryName(Own)!, ".open*");

    /// <summary>Ends it as <c>kill -9</c> does: it cannot do anything more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<string> ErrorsAsync(string line) =>
        line.Length > 0 ? "" : await _process!.StandardError.ReadToEndAsync();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\S+")]
    private static partial Regex Address();
}
