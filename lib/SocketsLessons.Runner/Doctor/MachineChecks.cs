using System.Net;
using System.Net.Sockets;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Runner.Doctor;

/// <summary>The checks of `lessons doctor`. Each tries the thing itself, with a deadline.</summary>
internal static class MachineChecks
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BuildDeadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LoopbackDeadline = TimeSpan.FromSeconds(3);

    public static IEnumerable<Func<CancellationToken, Task<Diagnosis>>> All { get; } =
    [
        SdkAsync, LibraryAsync,
        cancellation => LoopbackAsync("IPv4 loopback", IPAddress.Loopback, Health.Failure,
            "Every lesson needs it. Check whether a firewall blocks it.", cancellation),
        cancellation => LoopbackAsync("IPv6 loopback", IPAddress.IPv6Loopback, Health.Warning,
            "Only some cells need it, and they say so.", cancellation),
        ManifestAsync, KernelAsync, PlotlyAsync, PathLabAsync,
    ];

    public static async Task<Diagnosis> SdkAsync(CancellationToken cancellation)
    {
        var dotnet = await ExternalProgram.RunAsync("dotnet", ["--version"], Checkout.Root, Deadline, cancellation);
        return dotnet.Succeeded && dotnet.LastLine.StartsWith("10.", StringComparison.Ordinal)
            ? new(".NET SDK", Health.Ok, dotnet.LastLine)
            : new(".NET SDK", Health.Failure, $"no .NET 10 SDK was found ({dotnet.LastLine.TrimEnd('.')}). "
                + "Install it: https://dotnet.microsoft.com/download/dotnet/10.0");
    }

    public static Task<Diagnosis> LibraryAsync(CancellationToken cancellation)
    {
        var library = new FileInfo(Checkout.LibraryAssembly);
        var found = !library.Exists ? "it isn't built."
            : IsNewer(Checkout.Library, library.LastWriteTimeUtc) ? "its sources have changed since it was built."
            : null;
        return Task.FromResult<Diagnosis>(found is null
            ? new("library", Health.Ok, "built")
            : new("library", Health.Failure, $"{found} Run: dotnet build") { Fix = BuildAsync });
    }

    /// <summary>Whether a source file or resource in a project's folder has changed since a time.</summary>
    public static bool IsNewer(string folder, DateTime built)
    {
        string[] products = [
            .. ((string[])["bin", "obj"]).Select(name => Path.Combine(folder, name) + Path.DirectorySeparatorChar)];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".js" or ".css" or ".csproj")
            .Where(path => !products.Any(product => path.StartsWith(product, StringComparison.Ordinal)))
            .Any(path => File.GetLastWriteTimeUtc(path) > built);
    }

    /// <summary>Opens a connection and sends a byte over it.</summary>
    public static async Task<Diagnosis> LoopbackAsync(
        string what, IPAddress address, Health otherwise, string advice, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LoopbackDeadline);
        try
        {
            using var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(address, 0));
            listener.Listen(1);
            using var client = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(listener.LocalEndPoint!, limit.Token);
            using var server = await listener.AcceptAsync(limit.Token);
            await client.SendAsync(new byte[1], limit.Token);
            return await server.ReceiveAsync(new byte[1], limit.Token) == 1
                ? new(what, Health.Ok, $"sent a byte from {client.LocalEndPoint} to {client.RemoteEndPoint}")
                : new(what, otherwise, $"the connection ended early. {advice}");
        }
        catch (SocketException error)
        {
            return new(what, otherwise, $"{error.Message.TrimEnd('.')}. {advice}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(what, otherwise, $"no byte arrived within {LoopbackDeadline.TotalSeconds:0} s. {advice}");
        }
    }

    public static Task<Diagnosis> ManifestAsync(CancellationToken cancellation)
    {
        var storages = GlobalStorage.Find();
        var missing = storages.Where(storage => !File.Exists(ToolManifest.PathIn(storage))).ToArray();
        return Task.FromResult<Diagnosis>(missing.Length > 0
            ? new("VS Code", Health.Warning, $"the notebook extension's tool manifest is missing in {missing[0]}, "
                + "so notebooks start only once. Run: lessons doctor --fix")
            {
                Fix = stop => RepairVsCodeAsync(missing, stop),
            }
            : new("VS Code", Health.Ok, storages.Count > 0
                ? "the notebook extension's tool manifest is in place"
                : "not found for this user, so there is nothing to do"));
    }

    /// <summary>Runs a cell in the kernel.</summary>
    public static async Task<Diagnosis> KernelAsync(CancellationToken cancellation)
    {
        if (!CellEngine.HasKernel)
            return new(
                "kernel", Health.Warning,
                "this build leaves it out (UseKernel=false); lessons run in the script engine");
        var text = "";
        using var process = CellProcess.Start(CellEngine.Interactive, Checkout.Root);
        var status = await process.IsReadyAsync(cancellation)
            ? await process.RunAsync(
                1, "(6 * 7).ToString()", output => text += output.ToJsonString(), Deadline, cancellation)
            : CellStatus.ProcessExited;
        return status == CellStatus.Completed && text.Contains("42", StringComparison.Ordinal)
            ? new("kernel", Health.Ok, "the .NET Interactive kernel ran a cell")
            : new(
                "kernel", Health.Failure,
                $"the .NET Interactive kernel doesn't run a cell ({status}). Run: dotnet build")
            {
                Fix = BuildAsync,
            };
    }

    public static Task<Diagnosis> PlotlyAsync(CancellationToken cancellation) => Task.FromResult<Diagnosis>(
        Checkout.PlotlyScriptIfBuilt is not null
            ? new("plotly.js", Health.Ok, "beside the library: charts draw without the internet")
            : new("plotly.js", Health.Warning, "not beside the library, so charts need the internet. "
                + "Run dotnet build without UseKernel=false")
            { Fix = CellEngine.HasKernel ? BuildAsync : null });

    /// <summary>Starts its own small network with delay and loss, as some lessons do.</summary>
    public static async Task<Diagnosis> PathLabAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Checkout.LibraryAssembly))
            return new("PathLab", Health.Warning, "the library isn't built, see above.");
        var lab = await ExternalProgram.RunAsync(
            "dotnet", ["exec", Checkout.LibraryAssembly, "try"], Checkout.Root, Deadline, cancellation);
        return lab.Succeeded
            ? new("PathLab", Health.Ok, "this user may run real TCP over a path with delay and loss")
            : new("PathLab", Health.Warning, $"{lab.LastLine} Lessons that use it show recorded runs instead.");
    }

    /// <summary>Builds the library and the kernel's host, which also places plotly.js.</summary>
    private static async Task<string> BuildAsync(CancellationToken cancellation)
    {
        var project = CellEngine.HasKernel ? Checkout.Interactive : Checkout.Library;
        var build = await ExternalProgram.RunAsync(
            "dotnet", ["build", project], Checkout.Root, BuildDeadline, cancellation);
        return build.Succeeded ? $"built {Path.GetRelativePath(Checkout.Root, project)}"
            : $"the build failed: {build.LastLine}";
    }

    private static async Task<string> RepairVsCodeAsync(
        IReadOnlyList<string> globalStorages, CancellationToken cancellation)
    {
        using var report = new StringWriter();
        await VsCodeRepair.RunAsync(globalStorages, report, cancellation);
        return report.ToString().ReplaceLineEndings(" ").Trim();
    }
}
