using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.Benchmarks;

/// <summary>Measures in the installed browser, with a folder that is deleted afterwards.</summary>
internal static class BrowserBenchmark
{
    /// <param name="measure">Gets the browser's program and the folder.</param>
    public static void Run(Func<string, DirectoryInfo, Task> measure)
    {
        if (BrowserProgram.Installed is not { } program)
        {
            Console.WriteLine("No Chromium, Chrome or Edge was found.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("lessons-benchmark-");
        try
        {
            measure(program, folder).GetAwaiter().GetResult();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
