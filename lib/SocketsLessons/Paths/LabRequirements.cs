namespace SocketsLessons;

/// <summary>What a lab needs from the machine, with a sentence for each thing that can be missing.</summary>
internal static class LabRequirements
{
    private const string Elsewhere = "The dev container allows it";

    /// <summary>Where to look for programs: an ordinary user's PATH may not have the system's own folders.</summary>
    public static string SearchPath { get; } =
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/bin:/sbin:/bin";

    public static string Library { get; } = typeof(LabRequirements).Assembly.Location;

    /// <summary>
    /// The program `dotnet` that runs this process's .NET: its shared framework lies in shared/NAME/VERSION beside it.
    /// </summary>
    public static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "/", "../../../dotnet"));

    /// <summary>What a lab lacks here, in one line; null if nothing.</summary>
    public static string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return $"PathLab needs Linux, for its private networks. {Elsewhere}, and so does WSL 2.";
            if (!Environment.Is64BitProcess) return "PathLab needs a 64-bit .NET.";
            if (Find("unshare") is null) return "PathLab needs the program `unshare`: install the package util-linux.";
            if (Find("ip") is null) return "PathLab needs the program `ip`: install the package iproute2.";
            if (!File.Exists(DotNet)) return $"PathLab starts a second .NET, and `dotnet` is not at {DotNet}.";
            if (!File.Exists(Path.ChangeExtension(Library, ".runtimeconfig.json")))
            {
                return "PathLab starts the library as a program, and SocketsLessons.runtimeconfig.json is missing. "
                    + "Run: dotnet build lib/SocketsLessons";
            }

            return null;
        }
    }

    /// <summary>The message for a lab that didn't start.</summary>
    public static string Denied(string reason) =>
        $"PathLab was not allowed its private network ({reason.TrimEnd('.')}). {Elsewhere}, and so do other "
            + "containers with seccomp=unconfined.";

    public static string? Find(string program) => SearchPath.Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
