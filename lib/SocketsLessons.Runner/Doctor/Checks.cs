using System.Net;
using System.Net.Sockets;
using SocketsLessons.Runner.Running;
using SocketsLessons.Runner.Setup;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Runner.Doctor;

/// <summary>The checks of `lessons doctor`. Each tries the thing itself, and each has a deadline.</summary>
internal static class Checks
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LoopbackDeadline = TimeSpan.FromSeconds(3);

    public static IEnumerable<Func<CancellationToken, Task<Diagnosis>>> All { get; } =
    [
        SdkAsync, LibraryAsync,
        cancellation => LoopbackAsync("IPv4 loopback", IPAddress.Loopback, Health.Broken, "No lesson can do without it: is a firewall in the way?", cancellation),
        cancellation => LoopbackAsync("IPv6 loopback", IPAddress.IPv6Loopback, Health.Optional, "Only some cells need it, and they say so.", cancellation),
        ManifestAsync, KernelAsync, PlotlyAsync, PathLabAsync,
    ];

    public static async Task<Diagnosis> SdkAsync(CancellationToken cancellation)
    {
        var dotnet = await Tool.RunAsync("dotnet", ["--version"], Checkout.Root, Deadline, cancellation);
        return dotnet.Succeeded && dotnet.LastLine.StartsWith("10.", StringComparison.Ordinal)
            ? new(".NET SDK", Health.Good, dotnet.LastLine)
            : new(".NET SDK", Health.Broken, $"no .NET 10 SDK was found ({dotnet.LastLine.TrimEnd('.')}). Install it: https://dotnet.microsoft.com/download/dotnet/10.0");
    }

    public static Task<Diagnosis> LibraryAsync(CancellationToken cancellation)
    {
        var library = new FileInfo(Checkout.LibraryAssembly);
        var found = !library.Exists ? "it is not built."
            : IsNewer(Checkout.Library, library.LastWriteTimeUtc) ? "its sources are newer than it."
            : null;
        return Task.FromResult<Diagnosis>(found is null
            ? new("library", Health.Good, "built")
            : new("library", Health.Broken, $"{found} Run: dotnet build lib/SocketsLessons"));
    }

    /// <summary>Whether something in a project's folder that is compiled or built in has changed since a time.</summary>
    public static bool IsNewer(string folder, DateTime built)
    {
        string[] products = [.. ((string[])["bin", "obj"]).Select(name => Path.Combine(folder, name) + Path.DirectorySeparatorChar)];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".js" or ".css" or ".csproj")
            .Where(path => !products.Any(product => path.StartsWith(product, StringComparison.Ordinal)))
            .Any(path => File.GetLastWriteTimeUtc(path) > built);
    }

    /// <summary>Makes a connection and sends a byte over it.</summary>
    public static async Task<Diagnosis> LoopbackAsync(string what, IPAddress address, Health otherwise, string advice, CancellationToken cancellation)
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
                ? new(what, Health.Good, $"a byte went from {client.LocalEndPoint} to {client.RemoteEndPoint}")
                : new(what, otherwise, $"the connection ended early. {advice}");
        }
        catch (SocketException error)
        {
            return new(what, otherwise, $"{error.Message.TrimEnd('.')}. {advice}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(what, otherwise, $"no byte came within {LoopbackDeadline.TotalSeconds:0} s. {advice}");
        }
    }

    public static Task<Diagnosis> ManifestAsync(CancellationToken cancellation)
    {
        var storages = GlobalStorage.Find();
        var missing = storages.Where(storage => !File.Exists(ToolManifest.PathIn(storage))).ToArray();
        return Task.FromResult<Diagnosis>(missing.Length > 0
            ? new("VS Code", Health.Optional, $"the notebook extension's tool manifest is missing in {missing[0]}; notebooks start only once. Run: lessons vscode")
            : new("VS Code", Health.Good, storages.Count > 0 ? "the notebook extension's tool manifest is in place" : "none was found for this user, so there is nothing to mend"));
    }

    /// <summary>Runs a cell in the kernel.</summary>
    public static async Task<Diagnosis> KernelAsync(CancellationToken cancellation)
    {
        if (!CellEngine.HasKernel)
            return new("kernel", Health.Optional, "this build leaves it out (UseKernel=false); lessons run by scripting");
        var text = "";
        using var process = CellProcess.Start(CellEngine.Interactive, Checkout.Root);
        var end = await process.IsReadyAsync(cancellation)
            ? await process.RunAsync(1, "(6 * 7).ToString()", output => text += output.ToJsonString(), Deadline, cancellation) : CellEnd.ProcessEnded;
        return end == CellEnd.Ran && text.Contains("42", StringComparison.Ordinal)
            ? new("kernel", Health.Good, "the .NET Interactive kernel ran a cell")
            : new("kernel", Health.Broken, $"the .NET Interactive kernel does not run a cell ({end}). Run: dotnet build");
    }

    public static Task<Diagnosis> PlotlyAsync(CancellationToken cancellation) => Task.FromResult<Diagnosis>(Checkout.PlotlyScriptIfBuilt is not null
        ? new("plotly.js", Health.Good, "beside the library: charts draw without the internet")
        : new("plotly.js", Health.Optional, "not beside the library; charts draw with the internet only. To place it: dotnet build, without UseKernel=false"));

    /// <summary>Starts a lab for real TCP on a path with loss, as some lessons do.</summary>
    public static async Task<Diagnosis> PathLabAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Checkout.LibraryAssembly)) return new("PathLab", Health.Optional, "the library is not built, see above.");
        var lab = await Tool.RunAsync("dotnet", ["exec", Checkout.LibraryAssembly, "try"], Checkout.Root, Deadline, cancellation);
        return lab.Succeeded
            ? new("PathLab", Health.Good, "this user may put real TCP on a path with delay and loss")
            : new("PathLab", Health.Optional, $"{lab.LastLine} Lessons that want it show recorded runs instead.");
    }
}
