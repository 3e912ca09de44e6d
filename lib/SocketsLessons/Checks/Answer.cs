using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SocketsLessons.Checks;

/// <summary>
/// A learner's code, running on its own thread. Whatever it does, a check waits for it no longer than a
/// deadline; then <see cref="End"/> stops what can be stopped. (.NET has a way to abort a thread, ControlledExecution,
/// but on Linux it ends the whole process when the thread is inside a system call.)
/// </summary>
internal sealed partial class Answer : IDisposable
{
    /// <summary>The answer that the current thread, or a task that it started, belongs to.</summary>
    private static readonly AsyncLocal<Answer?> s_current = new();

    private readonly ManualResetEventSlim _hasStarted = new();
    private readonly Thread _thread;
    private volatile bool _isOver;
    private long _start, _end;
    private int _linuxId;

    private Answer(string exercise, Action code)
    {
        _thread = new Thread(() => Run(code)) { IsBackground = true, Name = $"exercise {exercise}" };
    }

    /// <summary>The exception that the code ended with, if any.</summary>
    public Exception? Error { get; private set; }

    public bool HasEnded => !_thread.IsAlive;

    public string ThreadName => _thread.Name!;

    /// <summary>How long the code has been running, from its first statement.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start, _end == 0 ? Stopwatch.GetTimestamp() : _end);

    /// <summary>The answer that the current thread belongs to, if any.</summary>
    public static Answer? Current => s_current.Value;

    /// <summary>How many characters it may still write to the console; a loop that prints fills no page.</summary>
    public int ConsoleRoom = 4000;

    /// <summary>Whether what the current thread writes comes from an answer whose check is over.</summary>
    public static bool IsOver => s_current.Value is { _isOver: true };

    public static Answer Start(string exercise, Action code)
    {
        AnswerConsole.Install();
        var answer = new Answer(exercise, code);
        answer._thread.Start();
        // The time that a busy machine takes to start a thread isn't the answer's.
        answer._hasStarted.Wait(TimeSpan.FromSeconds(1));
        return answer;
    }

    /// <summary>Waits for the code to end; false when it hasn't by the deadline.</summary>
    public bool Wait(TimeSpan deadline) => _thread.Join(deadline < TimeSpan.Zero ? TimeSpan.Zero : deadline);

    /// <summary>The longest time that <see cref="EndAll"/> takes.</summary>
    public static readonly TimeSpan EndLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Stops the code. What waits is interrupted, and what writes to the console fails. Dispose the sockets that it was
    /// given first: then the calls on them fail, too. A loop that makes no call goes on, at the lowest priority there
    /// is.
    /// </summary>
    /// <returns>Whether its thread has ended.</returns>
    public bool End()
    {
        EndAll([this]);
        return HasEnded;
    }

    /// <summary>Stops several, all at the same time.</summary>
    public static void EndAll(IReadOnlyList<Answer> answers)
    {
        const int Times = 3;
        foreach (var answer in answers) answer._isOver = true;
        // Code may catch the interruption and wait once more.
        for (var time = 0; time < Times; time++)
        {
            var running = answers.Where(answer => !answer.HasEnded).ToArray();
            if (running.Length == 0) return;
            foreach (var answer in running) answer._thread.Interrupt();
            var start = Stopwatch.GetTimestamp();
            foreach (var answer in running) answer.Wait((EndLimit / Times) - Stopwatch.GetElapsedTime(start));
        }

        foreach (var answer in answers.Where(answer => !answer.HasEnded)) answer.Yield();
    }

    public void Dispose() => End();

    /// <summary>What an answer ended with: the error, and the socket call that it came from.</summary>
    public static string Describe(Exception error)
    {
        var call = SocketCall(error);
        var code = (error as SocketException)?.SocketErrorCode.ToString() ?? error.GetType().Name;
        return $"{(call is null ? "Your code" : call)} ended with {code}: "
            + $"{error.Message.Split('\n')[0].TrimEnd('.', '\r')}.";
    }

    /// <summary>The socket call that an error came from, if any.</summary>
    public static string? SocketCall(Exception error) =>
        new StackTrace(error).GetFrames().Select(frame => frame.GetMethod())
            .LastOrDefault(method => method is { IsPublic: true } && method.DeclaringType == typeof(Socket))?.Name;

    private void Run(Action code)
    {
        s_current.Value = this;
        if (OperatingSystem.IsLinux()) _linuxId = LinuxThreadId();
        _start = Stopwatch.GetTimestamp();
        _hasStarted.Set();
        try
        {
            code();
        }
#pragma warning disable CA1031 // Whatever a learner's code throws is part of the result.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Error = error is AggregateException { InnerExceptions: [var inner] } ? inner : error;
        }

        _end = Stopwatch.GetTimestamp();
    }

    private void Yield()
    {
        const int OneThread = 0, Lowest = 19;
        _thread.Priority = ThreadPriority.Lowest;
        // Linux knows no priorities of threads but this one (man 2 setpriority, "C library/kernel differences").
        if (_linuxId != 0) _ = SetPriority(OneThread, _linuxId, Lowest);
    }

    /// <summary>The number after task in /proc/thread-self, which leads to 4711/task/4712 (man 5 proc).</summary>
    private static int LinuxThreadId()
    {
        var task = File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false);
        return int.TryParse(task?.Name, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
