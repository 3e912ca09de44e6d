using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Commands;

public sealed class PublishCommandTests
{
    [Fact]
    public async Task Writes_a_link_to_a_Codespace_of_the_named_repository()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.Make("1").ToText());

        var (status, _, _) = await command.RunAsync("publish", "--engine", "script", "--repository", "owner/name");

        Assert.Equal(0, status);
        Assert.All((string[])["a.html", "index.html"], page =>
            Assert.Contains(
                "href=\"https://codespaces.new/owner/name?quickstart=1\"", command.Read($"site/{page}"),
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Puts_the_plotly_js_of_the_build_beside_the_pages_as_a_file_of_its_own()
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        using var command = new LessonsCommand();
        var other = command.Write("other.js", "// other");
        command.Write("notebooks/a.ipynb", Runs.Make("1").ToText());
        Directory.CreateDirectory(Path.Combine(command.Folder, "site"));
        File.CreateSymbolicLink(Path.Combine(command.Folder, "site", "plotly.min.js"), other);

        var (status, output, errors) = await command.RunAsync("publish", "--engine", "script");

        Assert.True(status == 0, output + errors);
        Assert.Equal(
            await File.ReadAllTextAsync(Checkout.PlotlyScript, TestContext.Current.CancellationToken),
            command.Read("site/plotly.min.js"));
        Assert.DoesNotContain("cdn.jsdelivr.net", command.Read("site/a.html"), StringComparison.Ordinal);
        Assert.Equal("// other", command.Read("other.js"));
    }

    [Theory]
    [InlineData("--repository", "no owner", "OWNER/NAME")]
    public async Task Says_what_is_wrong_before_it_runs_anything(string option, string value, string reason)
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.Make("1").ToText());

        var (status, output, errors) = await command.RunAsync("publish", option, value);

        Assert.Equal(2, status);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("https://github.com/owner/name.git", "owner/name")]
    [InlineData("https://token@github.com/owner/na.me", "owner/na.me")]
    [InlineData("git@github.com:owner/name.git", "owner/name")]
    [InlineData("ssh://git@github.com/owner/name", "owner/name")]
    [InlineData("https://example.com/owner/name.git", null)]
    [InlineData("https://github.com.example.com/owner/name.git", null)]
    [InlineData("/srv/git/name.git", null)]
    public void Reads_the_repository_from_the_remote(string remote, string? repository) =>
        Assert.Equal(repository, GitRemote.Repository(remote));
}
