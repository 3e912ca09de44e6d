using System.Runtime.ExceptionServices;

namespace SocketsLessons;

/// <summary>
/// Keeps a notebook alive when a thread that a cell has started ends with an exception, or an async void does:
/// .NET would end the whole program, and with it every variable of every cell. It is told instead.
/// </summary>
internal static class UnhandledExceptions
{
    private static int _isSet;

    /// <summary>From now on; once in a program.</summary>
    public static void Report()
    {
        if (Interlocked.Exchange(ref _isSet, 1) != 0) return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(error =>
            {
                Console.Error.WriteLine($"A thread that no cell waits for ended with {error.GetType().Name}: {error.Message}");
                return true;
            });
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
        }
    }
}
