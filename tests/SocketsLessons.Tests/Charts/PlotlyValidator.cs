using System.Diagnostics;

namespace SocketsLessons.Tests.Charts;

/// <summary>Asks plotly.js itself, in three versions, whether figures are valid (tests/charts/validate.mjs).</summary>
internal static class PlotlyValidator
{
    /// <summary>The findings, one a line; skips the test where node or its packages are missing.</summary>
    public static async Task<string> FindingsAsync(IEnumerable<(string Name, string Json)> figures)
    {
        var tests = Path.Combine(Root(), "tests");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(tests, "node_modules", "plotly-4")),
            "plotly.js is not installed: run `npm ci` in tests/.");
        var folder = Directory.CreateTempSubdirectory("sockets-lessons-charts-");
        try
        {
            foreach (var (name, json) in figures)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.json"), json);
            var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add(Path.Combine(tests, "charts", "validate.mjs"));
            start.ArgumentList.Add(folder.FullName);
            using var process = Start(start);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromMinutes(5));
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                var findings = await output;
                // 0 is none and 1 is some; anything else, or a silent 1, is a validator that did not work.
                Assert.True(process.ExitCode == 0 || (process.ExitCode == 1 && findings.Length > 0), await errors);
                Assert.Equal(
                    3, (await errors).Split('\n')
                        .Count(line => line.EndsWith("figures checked", StringComparison.Ordinal)));
                return findings;
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js is not installed, and plotly.js runs in it.");
            throw;
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SocketsLessons.sln")))
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        return folder;
    }
}
