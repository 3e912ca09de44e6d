using SocketsLessons.Runner;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Notebooks.Tests.Jupyter;

/// <summary>
/// The published notebook kernel in a folder of this project, kept from one test run to the next, and
/// registered with Jupyter in its own data folder: neither the user's tools nor the user's kernels are touched.
/// </summary>
internal sealed class PublishedKernel : IDisposable
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RegisterTimeout = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("lessons-jupyter-");
    private readonly Dictionary<string, string?> _environment;

    private PublishedKernel()
    {
        _environment = new()
        {
            // Jupyter starts the kernel as `dotnet interactive`, which is a program on the PATH.
            ["PATH"] = ToolFolder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["JUPYTER_DATA_DIR"] = _data.FullName,
            ["JUPYTER_RUNTIME_DIR"] = Path.Combine(_data.FullName, "runtime"),
            ["JUPYTER_CONFIG_DIR"] = Path.Combine(_data.FullName, "config"),
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
            // As in this project's own programs (Directory.Build.props); in hexadecimal.
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_TC_CallCountingDelayMs"] = "2710",
        };
    }

    private static string ToolFolder =>
        Path.Combine(Repository.Root, "tests", "SocketsLessons.Notebooks.Tests", "obj", $"kernel-{KernelTool.Version}");

    private static string Program =>
        Path.Combine(ToolFolder, OperatingSystem.IsWindows() ? "dotnet-interactive.exe" : "dotnet-interactive");

    /// <summary>What the processes that Jupyter starts have on their command lines.</summary>
    public string DataFolder => _data.FullName;

    /// <summary>Installs the kernel, unless an earlier run has.</summary>
    public static async Task InstallAsync(CancellationToken cancellation)
    {
        if (File.Exists(Program)) return;
        string[] arguments = [
            "tool", "install", KernelTool.Package, "--version", KernelTool.Version, "--tool-path", ToolFolder];
        var install = await ExternalProgram.RunAsync(
            "dotnet", arguments, Repository.Root, InstallTimeout, cancellation);
        Assert.True(install.Succeeded, install.Output);
    }

    /// <summary>Registers the installed kernel with Jupyter.</summary>
    /// <param name="ports">Where a kernel looks for a free port, FIRST-LAST. Two that start together choose the same
    /// port, and one of them ends.
    /// </param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<PublishedKernel> RegisterAsync(string ports, CancellationToken cancellation)
    {
        var kernel = new PublishedKernel();
        try
        {
            var register = await kernel.RunAsync(
                Program, ["jupyter", "install", "--http-port-range", ports], RegisterTimeout, cancellation);
            Assert.True(register.Succeeded, register.Output);
            Assert.True(
                File.Exists(Path.Combine(kernel.DataFolder, "kernels", ".net-csharp", "kernel.json")), register.Output);
            return kernel;
        }
        catch
        {
            kernel.Dispose();
            throw;
        }
    }

    /// <summary>Runs a program that sees this kernel, in the repository's folder.</summary>
    public Task<ExternalProgram> RunAsync(
        string program, string[] arguments, TimeSpan deadline, CancellationToken cancellation) =>
        ExternalProgram.RunAsync(program, arguments, Repository.Root, deadline, _environment, cancellation);

    public void Dispose() => _data.Delete(recursive: true);
}
