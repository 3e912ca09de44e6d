namespace SocketsLessons.Checks;

/// <summary>
/// The sockets that a program has open, by the numbers that Linux gives them (man 5 proc). Other systems keep no
/// such list that a program may read without help, so there nothing is counted.
/// </summary>
internal static class OpenSockets
{
    public static HashSet<string> Now(string process = "self")
    {
        var sockets = new HashSet<string>();
        if (!OperatingSystem.IsLinux()) return sockets;
        foreach (var descriptor in Directory.EnumerateFiles($"/proc/{process}/fd"))
        {
            try
            {
                if (File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name is { } name
                    && name.StartsWith("socket:", StringComparison.Ordinal))
                    sockets.Add(name);
            }
            catch (IOException)
            {
                // It was closed while the list was read.
            }
        }

        return sockets;
    }

    /// <summary>How many have been opened since and are open still, after a moment in which they may close.</summary>
    public static int Since(HashSet<string> before, TimeSpan timeout)
    {
        var left = 0;
        Waiting.Until(() => (left = Now().Except(before).Count()) == 0, timeout);
        return left;
    }
}
