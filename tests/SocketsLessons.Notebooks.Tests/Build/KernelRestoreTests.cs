using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Build;

public sealed partial class KernelRestoreTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("build")]
    [InlineData("test")]
    public async Task One_sentence_names_the_missing_package_and_the_switch(string verb)
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");
        var folder = Directory.CreateTempSubdirectory("lessons-restore-");
        try
        {
            var sources = folder.CreateSubdirectory("no-packages").FullName;
            var clone = Clone(folder.CreateSubdirectory("clone").FullName);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            deadline.CancelAfter(Deadline);

            var dotnet = await Cli.Wrap("dotnet").WithArguments([verb, "lib/SocketsLessons.Interactive"])
                .WithWorkingDirectory(clone)
                .WithEnvironmentVariables(variables => variables
                    .Set("RestoreSources", sources).Set("NUGET_PACKAGES", Path.Combine(folder.FullName, "packages")))
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(deadline.Token);

            Assert.NotEqual(0, dotnet.ExitCode);
            var error = Assert.Single(
                ErrorLine().Matches(dotnet.StandardOutput).Select(line => line.Groups[1].Value).Distinct());
            // The source has no package at all, so any of the project's own may be the one that is named.
            var project = Path.Combine(clone, "lib", "SocketsLessons.Interactive", "SocketsLessons.Interactive.csproj");
            var names = Reference().Matches(await File.ReadAllTextAsync(project, deadline.Token));
            Assert.Contains(names, name =>
                error.Contains($"Unable to find package {name.Groups[1].Value}.", StringComparison.Ordinal));
            Assert.Contains("UseKernel=false", error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The projects that the kernel's one needs, without their sources.</summary>
    private static string Clone(string folder)
    {
        string[] projects = ["SocketsLessons", "SocketsLessons.Protocol", "SocketsLessons.Interactive"];
        foreach (var file in Directory.GetFiles(Repository.Root, "Directory.*")
            .Append(Path.Combine(Repository.Root, "global.json")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var project in projects)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, "lib", project));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "lib", project))
                .Where(file => Path.GetExtension(file) is ".csproj" or ".targets"))
                File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
        }

        return folder;
    }

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("error (?:[A-Z0-9]+)? ?: (.*?) \\[")]
    private static partial Regex ErrorLine();
}
