using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SocketsLessons;

/// <summary>
/// A network namespace (man 7 network_namespaces): one host of the lab, with its own interface, addresses and ports.
/// Each thread is in one namespace, and a socket stays in the namespace of the thread that created it.
/// </summary>
internal sealed class NetworkNamespace
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly SafeFileHandle _file;

    private NetworkNamespace()
    {
        // This thread's, not the process's: /proc/self is the first thread.
        _file = Libc.open("/proc/thread-self/ns/net", Libc.O_RDONLY | Libc.O_CLOEXEC);
        Ensure(_file.IsInvalid ? -1 : 0, "open the network namespace");
    }

    /// <summary>The namespace that this thread is in.</summary>
    public static NetworkNamespace Current() => new();

    /// <summary>Creates a namespace, which this thread enters.</summary>
    public static NetworkNamespace Create()
    {
        Ensure(Libc.unshare(Libc.CLONE_NEWNET), "make a network namespace");
        return new NetworkNamespace();
    }

    /// <summary>Moves this thread into the namespace.</summary>
    public void Enter() => Ensure(Libc.setns(_file, Libc.CLONE_NEWNET), "enter a network namespace");

    /// <summary>
    /// Runs a program in the namespace and returns its output; throws with its error output if it fails.
    /// </summary>
    public string Run(string program, IEnumerable<string> arguments, string input = "")
    {
        // A child process starts in the namespace of the thread that starts it.
        Enter();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
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
        if (result < 0)
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(), $"cannot {what}: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
