using System.Globalization;

namespace SocketsLessons.Benchmarks;

/// <summary>CPU time of single threads, which .NET cannot tell but Linux can.</summary>
internal static class ThreadTime
{
    /// <summary>The CPU time of this process's threads whose names begin so, in seconds; NaN elsewhere than on
    /// Linux.</summary>
    public static double Of(string name)
    {
        if (!OperatingSystem.IsLinux()) return double.NaN;
        var nanoseconds = 0.0;
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                if (!File.ReadAllText($"{task}/comm").StartsWith(name, StringComparison.Ordinal)) continue;
                nanoseconds += double.Parse(
                    File.ReadAllText($"{task}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // The thread has just ended.
            }
        }

        return nanoseconds / 1e9;
    }
}
