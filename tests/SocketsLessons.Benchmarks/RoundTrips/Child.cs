using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SocketsLessons.Benchmarks.RoundTrips;

/// <summary>A program beside this one, whose first line of output is waited for; killed when disposed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <summary>The numbers of its first line.</summary>
    public double[] Numbers() =>
        [.. (_process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The program ended without an answer."))
        .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Compiles the C floor; null where there is no C compiler.</summary>
    public static string? CompileFloor(string folder)
    {
        var program = Path.Combine(folder, "floor");
        try
        {
            using var compiler = Process.Start(
                "cc", ["-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "floor.c"), "-lpthread"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? program : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
