namespace SocketsLessons;

/// <summary>What a lab needs of the machine, and one sentence for each thing that may be missing.</summary>
internal static class LabRequirements
{
    private const string Elsewhere = "The dev container allows it";

    /// <summary>Where programs are looked for. An ordinary user's path may leave the system's own out.</summary>
    public static string SearchPath { get; } = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/bin:/sbin:/bin";

    public static string Library { get; } = typeof(LabRequirements).Assembly.Location;

    /// <summary>The program `dotnet` that runs this process's .NET: its shared framework lies in shared/NAME/VERSION beside it.</summary>
    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "/", "../../../dotnet"));

    /// <summary>What is missing for a lab, in one line, or null if nothing is.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? $"PathLab needs Linux: only there can a program make private networks. {Elsewhere}, and so does WSL 2." :
        !Environment.Is64BitProcess ? "PathLab needs a 64-bit .NET." :
        Find("unshare") is null ? "PathLab needs the program `unshare`: install the package util-linux." :
        Find("ip") is null ? "PathLab needs the program `ip`: install the package iproute2." :
        !File.Exists(DotNet) ? $"PathLab starts a second .NET, and `dotnet` is not at {DotNet}." :
        !File.Exists(Path.ChangeExtension(Library, ".runtimeconfig.json")) ? "PathLab starts the library as a program, and SocketsLessons.runtimeconfig.json is not beside it. Run: dotnet build lib/SocketsLessons" :
        null;

    /// <summary>The sentence for a lab that did not start.</summary>
    public static string Denied(string reason) =>
        $"PathLab was not allowed its private network ({reason.TrimEnd('.')}). {Elsewhere}, and so do other containers with seccomp=unconfined.";

    public static string? Find(string program) => SearchPath.Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
