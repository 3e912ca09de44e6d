using SocketsLessons.Runner.Setup;

namespace SocketsLessons.Notebooks.Tests.Interactive;

/// <summary>After all other tests, and alone: these start many kernels, and lessons measure time.</summary>
[CollectionDefinition(nameof(Interactive_tests), DisableParallelization = true)]
[Collection(nameof(Interactive_tests))]
public sealed class Interactive_tests
{
    private static readonly string Project = Path.Combine(Repository.Root, "tests", "SocketsLessons.Interactive.Tests");
    private static readonly string[] SourceFaults = ["NU1101", "NU1102", "NU1301"];
    private static readonly TimeSpan RestoreDeadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TestDeadline = TimeSpan.FromMinutes(25);

    /// <summary>
    /// They are outside the solution, because not every package source carries the kernel's packages. What
    /// has been restored once is not fetched again.
    /// </summary>
    [Fact]
    public async Task Pass_where_the_kernels_packages_can_be_had()
    {
        var restore = await RunAsync(RestoreDeadline, "restore", Project);
        Assert.SkipWhen(restore.Status is null, $"The kernel's packages were not restored: {restore.Output}");
        Assert.SkipWhen(!restore.Succeeded && SourceFaults.Any(fault => restore.Output.Contains(fault, StringComparison.Ordinal)),
            $"The kernel cannot be built here: {KernelBuild.Reason(restore.Output)}");
        Assert.True(restore.Succeeded, restore.Output);

        // The same configuration: the library has one place for all of them, and must not change under other tests.
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var test = await RunAsync(TestDeadline, "test", Project, "--no-restore", "--configuration", configuration);

        Assert.True(test.Succeeded, test.Output);
        Assert.Contains("Passed!", test.Output, StringComparison.Ordinal);
    }

    private static Task<Tool> RunAsync(TimeSpan deadline, params string[] arguments) =>
        Tool.RunAsync("dotnet", arguments, Repository.Root, deadline, TestContext.Current.CancellationToken);
}
