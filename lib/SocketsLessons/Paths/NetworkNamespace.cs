using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>
/// A network namespace (man 7 network_namespaces): one host of the lab, with an interface, addresses and ports
/// of its own. A thread is in one of them, and so is what it makes there: a socket stays in the namespace it
/// was created in, whoever uses it.
/// </summary>
internal sealed class NetworkNamespace
{
    private const int NewNetwork = 0x40000000; // CLONE_NEWNET
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly int _file;

    private NetworkNamespace()
    {
        // Of this thread, not of the process: /proc/self is the process's first thread.
        _file = open("/proc/thread-self/ns/net", 0x80000);
        Ensure(_file, "open the network namespace");
    }

    /// <summary>The namespace that this thread is in.</summary>
    public static NetworkNamespace Current() => new();

    /// <summary>A new namespace, which this thread enters.</summary>
    public static NetworkNamespace Create()
    {
        Ensure(unshare(NewNetwork), "make a network namespace");
        return new NetworkNamespace();
    }

    /// <summary>This thread enters the namespace.</summary>
    public void Enter() => Ensure(setns(_file, NewNetwork), "enter a network namespace");

    /// <summary>Runs a program in the namespace; its output, or an exception with what it complained of.</summary>
    public string Run(string program, IEnumerable<string> arguments, string input = "")
    {
        // A child begins in the namespace of the thread that starts it.
        Enter();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Deadline))
        {
            process.Kill();
            throw new InvalidOperationException($"{program} did not end within {Deadline.TotalSeconds:0} s.");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"{program}: {errors.Result.Trim().ReplaceLineEndings(", ")}");
    }

    private static void Ensure(int result, string what)
    {
        if (result < 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"cannot {what}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", SetLastError = true)] private static extern int unshare(int flags);
    [DllImport("libc", SetLastError = true)] private static extern int setns(int file, int kind);
    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)] private static extern int open(string path, int flags);
}
