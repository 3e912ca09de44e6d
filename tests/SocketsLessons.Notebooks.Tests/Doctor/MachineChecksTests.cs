using System.Net;
using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner.Doctor;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Doctor;

public sealed class MachineChecksTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loopback_that_works_is_shown_with_the_connection_that_was_made()
    {
        var diagnosis = await MachineChecks.LoopbackAsync(
            "IPv4 loopback", IPAddress.Loopback, Health.Failure, "Advice.", Cancellation);

        Assert.Equal(Health.Ok, diagnosis.State);
        Assert.Contains("127.0.0.1:", diagnosis.Message, StringComparison.Ordinal);
    }

    /// <summary>192.0.2.0/24 is for documentation (RFC 5737), so no machine has it and none may bind to it.</summary>
    [Fact]
    public async Task An_address_that_does_not_work_is_shown_with_the_reason_and_the_advice()
    {
        var diagnosis = await MachineChecks.LoopbackAsync(
            "it", IPAddress.Parse("192.0.2.1"), Health.Failure, "Advice.", Cancellation);

        Assert.Equal(Health.Failure, diagnosis.State);
        Assert.EndsWith(". Advice.", diagnosis.Message, StringComparison.Ordinal);
        Assert.StartsWith("fail  it", diagnosis.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Deep/A.cs", true)]
    [InlineData("Charts/figure.js", true)]
    [InlineData("page.css", true)]
    [InlineData("A.csproj", true)]
    [InlineData("binary.cs", true)]
    [InlineData("bin/A.js", false)]
    [InlineData("obj/A.cs", false)]
    [InlineData("notes.md", false)]
    public void A_library_is_out_of_date_where_what_is_built_into_it_has_changed(string changed, bool expected)
    {
        using var command = new LessonsCommand();
        File.SetLastWriteTimeUtc(command.Write("Old.cs", ""), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        command.Write(changed, "");

        Assert.Equal(
            expected,
            MachineChecks.IsNewer(command.Folder, new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public async Task A_kernel_that_is_built_runs_a_cell()
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");

        Assert.Equal(Health.Ok, (await MachineChecks.KernelAsync(Cancellation)).State);
    }

    [Fact]
    public async Task The_command_answers_one_line_for_each_check()
    {
        using var command = new LessonsCommand();

        var (status, output, errors) = await command.RunAsync("doctor");

        Assert.Empty(errors);
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal(MachineChecks.All.Count(), lines.Length);
        Assert.All(lines, line => Assert.Matches("^(ok|warn|fail) ", line));
        Assert.Equal(lines.Any(line => line.StartsWith("fail", StringComparison.Ordinal)) ? 1 : 0, status);
        // The tests themselves could not run without these two.
        Assert.Contains(lines, line => line.StartsWith("ok    .NET SDK", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ok    IPv4 loopback", StringComparison.Ordinal));
    }
}
