using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Notebooks.Tests.VsCode;

/// <summary>The repair with the published kernel. The SDK and the kernel are asked what the extension asks
/// them.</summary>
public sealed class VsCodeRepairTests : IDisposable
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("lessons-vscode-");
    private readonly StringWriter _report = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Storage => Path.Combine(_temp.FullName, "User", "globalStorage");

    [Fact]
    public async Task Kernel_runs_in_the_extensions_folder_after_the_repair()
    {
        Assert.SkipUnless(
            CellEngine.HasKernel, "This build leaves out the notebook kernel (UseKernel=false).");

        var works = await VsCodeRepair.RunAsync([Storage], _report, Cancellation);

        Assert.True(works, _report.ToString());
        Assert.Contains("was installed there.", _report.ToString(), StringComparison.Ordinal);
        // acquisition.ts and commands.ts of the extension (dotnet/interactive).
        var answer = await ExternalProgram.RunAsync("dotnet", ["tool", "run", "dotnet-interactive", "--", "--version"],
            ToolManifest.ExtensionFolder(Storage), TimeSpan.FromMinutes(1), Cancellation);
        Assert.StartsWith("1.0.712001", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_repair_changes_nothing()
    {
        Assert.SkipUnless(
            CellEngine.HasKernel, "This build leaves out the notebook kernel (UseKernel=false).");
        await VsCodeRepair.RunAsync([Storage], TextWriter.Null, Cancellation);
        var before = await File.ReadAllBytesAsync(ToolManifest.PathIn(Storage), Cancellation);

        Assert.True(await VsCodeRepair.RunAsync([Storage], _report, Cancellation));

        Assert.Contains("was installed there already", _report.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(ToolManifest.PathIn(Storage), Cancellation));
    }

    /// <summary>NuGet reads every NuGet.Config from the folder it runs in up to the root.</summary>
    [Fact]
    public async Task Source_without_the_kernel_is_named_with_what_a_proxy_needs()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 },
            "NUGET_PACKAGES is set, so the kernel is taken from that folder if it's there.");
        var source = _temp.CreateSubdirectory("empty-source").FullName;
        var packages = Path.Combine(_temp.FullName, "packages");
        await File.WriteAllTextAsync(Path.Combine(_temp.FullName, "NuGet.Config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{packages}"/></config>
              <packageSources><clear/><add key="empty" value="{source}"/></packageSources>
            </configuration>
            """,
            Cancellation);

        Assert.False(await VsCodeRepair.RunAsync([Storage], _report, Cancellation));

        var said = _report.ToString();
        Assert.Contains("The kernel 1.0.712001 could not be installed there: ", said, StringComparison.Ordinal);
        Assert.Contains(source, said, StringComparison.Ordinal);
        Assert.DoesNotContain("exception", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("http_proxy", said, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget add source", said, StringComparison.Ordinal);
        Assert.True(File.Exists(ToolManifest.PathIn(Storage)));
    }

    [Fact]
    public async Task Folder_that_cannot_be_made_is_named_and_the_next_one_repaired()
    {
        // A file where a folder should be: no user, not even root, can make a folder under it.
        var blocked = Path.Combine(_temp.FullName, "file");
        await File.WriteAllTextAsync(blocked, "", Cancellation);

        Assert.False(await VsCodeRepair.RunAsync([blocked, Storage], _report, Cancellation));

        Assert.Contains(
            $"{ToolManifest.PathIn(blocked)} is not in place: ", _report.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(ToolManifest.PathIn(Storage)));
    }

    [Fact]
    public async Task User_without_vs_code_is_told_to_start_it_once()
    {
        Assert.False(await VsCodeRepair.RunAsync([], _report, Cancellation));
        Assert.Contains("Start VS Code once", _report.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Delete(recursive: true);
}
