using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>What this program may do that others may not.</summary>
public static class Privileges
{
    /// <summary>
    /// Runs code as a program without the right to use low ports would run it. On Linux that right is the capability
    /// <c>CAP_NET_BIND_SERVICE</c> (man 7 capabilities), which root has. The code runs on its own thread, and only that
    /// thread gives the right up, for good. Elsewhere the code runs as it is.
    /// </summary>
    /// <typeparam name="T">What the code returns.</typeparam>
    /// <param name="code">The code.</param>
    /// <returns>What the code returned.</returns>
    /// <exception cref="InvalidOperationException">Linux refused to take the right away.</exception>
    public static T WithoutLowPorts<T>(Func<T> code)
    {
        if (!OperatingSystem.IsLinux()) return code();
        var result = default(T);
        Exception? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                DropOnThisThread();
                result = code();
            }
#pragma warning disable CA1031 // The caller gets the exception, whatever it is.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                error = thrown;
            }
        })
        { IsBackground = true, Name = "without low ports" };
        thread.Start();
        thread.Join();
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return result!;
    }

    private static unsafe void DropOnThisThread()
    {
        // Process 0 is the calling thread.
        var header = new Libc.cap_user_header { version = Libc._LINUX_CAPABILITY_VERSION_3 };
        var data = stackalloc Libc.cap_user_data[2];
        if (Libc.capget(ref header, data) == 0)
        {
            data[0].effective &= ~(1u << Libc.CAP_NET_BIND_SERVICE);
            if (Libc.capset(ref header, data) == 0) return;
        }

        throw new InvalidOperationException(
            $"The right to use low ports can't be given up here: {Marshal.GetLastPInvokeErrorMessage()}.");
    }
}
