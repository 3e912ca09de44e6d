using System.Diagnostics;

namespace SocketsLessons.Tests.Wire;

/// <summary>
/// Wireshark's decoder and tcpdump, which know nothing of ours: what they read in a file is what it says.
/// </summary>
internal static class Tshark
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static void IsNeeded() =>
        Assert.SkipUnless(Find("tshark") is not null, "tshark isn't installed (package tshark).");

    public static void TcpdumpIsNeeded() => Assert.SkipUnless(Find("tcpdump") is not null, "tcpdump isn't installed.");

    /// <summary>
    /// The values of some fields of every packet in a file; a field that occurs several times has several.
    /// </summary>
    public static IReadOnlyList<Dictionary<string,
        string[]>> Fields(string file, IEnumerable<string> fields, bool relativeNumbers = true)
    {
        var names = fields.ToArray();
        string[] options = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o",
            "udp.check_checksum:TRUE", "-o", "ip.defragment:FALSE", "-o",
            $"tcp.relative_sequence_numbers:{(relativeNumbers ? "TRUE" : "FALSE")}"];
        var output =
            Run("tshark",
            ["-n", "-r", file, .. options, "-T", "fields", "-E", "separator=/t", "-E", "aggregator=;",
            .. names.SelectMany(name => new[] { "-e", name })]).Output;
        return [.. output.Split('\n', StringSplitOptions.None).SkipLast(1).Select(line => names.Zip(line.Split('\t'))
            .ToDictionary(pair => pair.First, pair => pair.Second.Split(';', StringSplitOptions.RemoveEmptyEntries)))];
    }

    /// <summary>Everything that tshark has to say about a file, in XML, with the place of every field.</summary>
    public static string Pdml(string file) => Run("tshark", ["-n", "-r", file, "-T", "pdml"]).Output;

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static (string Output, string Errors) Run(string program, IEnumerable<string> arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(Find(program)!, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Deadline))
        {
            process.Kill();
            Assert.Fail($"{program} did not end within {Deadline}.");
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return (output.Result, errors.Result);
    }

    private static string? Find(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/bin".Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
