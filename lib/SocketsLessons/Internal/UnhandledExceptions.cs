using System.Runtime.ExceptionServices;

namespace SocketsLessons;

/// <summary>
/// Keeps a notebook alive when a thread or an async void method of a cell throws. .NET would end the whole program, and
/// every cell's variables with it; instead, the error is written to the console.
/// </summary>
internal static class UnhandledExceptions
{
    private static int _isSet;

    /// <summary>Installs the handler; only the first call has an effect.</summary>
    public static void Report()
    {
        if (Interlocked.Exchange(ref _isSet, 1) != 0) return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(error =>
            {
                Console.Error.WriteLine(
                    $"A thread that no cell waits for ended with {error.GetType().Name}: {error.Message}");
                return true;
            });
        }
        catch (InvalidOperationException)
        {
            // The host already installed its own handler.
        }
    }
}
