using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Commands;

public sealed class NewCommandTests
{
    [Fact]
    public async Task Makes_a_lesson_that_keeps_the_contract_runs_and_has_a_check_that_knows_right_from_wrong()
    {
        using var command = new LessonsCommand();
        CopyHouse(command);

        var (status, output, errors) = await command.RunAsync("new", "09", "Many at once: Poll & Select");

        Assert.True(status == 0, errors);
        Assert.Contains(
            Path.Combine("notebooks", "09-many-at-once-poll-select.ipynb"), output, StringComparison.Ordinal);
        Assert.Equal((0, "", ""), await command.RunAsync("check"));
        Assert.Contains(
            "| [09 Many at once: Poll & Select](notebooks/09-many-at-once-poll-select.ipynb) |",
            command.Read("README.md"), StringComparison.Ordinal);

        // With this project's analyzers, and warnings as errors.
        await BuildAsync(command.Folder);
        var path = Path.Combine(command.Folder, "notebooks", "09-many-at-once-poll-select.ipynb");
        var shipped = await Runs.RunAsync(Notebook.Read(path));
        Assert.Null(shipped.Failure);
        var exercise = Assert.Single(LessonExercise.In(shipped.Executed));
        Assert.StartsWith("09.1 not yet. ", Runs.Shown(exercise.Stub), StringComparison.Ordinal);

        var folder = Path.Combine("lib", "SocketsLessons.Exercises", "ManyAtOncePollSelect");
        var wrong = command.Read(Path.Combine(folder, "WrongAnswers", "1 counts characters.csx")).Split('\n', 2);
        var open = shipped.Executed.CodeCells.First().Source;
        var answers = Notebook.Parse(
            path, Runs.Make(open, exercise.With(exercise.Solution!), exercise.With(wrong[1])).ToText());
        var answered = await Runs.RunAsync(answers);
        Assert.Null(answered.Failure);
        Assert.StartsWith("09.1 passed. ", Runs.Shown(answered.Executed.Cells[1]), StringComparison.Ordinal);
        Assert.StartsWith("09.1 not right. ", Runs.Shown(answered.Executed.Cells[2]), StringComparison.Ordinal);
        Assert.Contains(
            wrong[0]["// Expect: ".Length..].Trim(), Runs.Shown(answered.Executed.Cells[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_to_the_lesson_from_its_neighbors_and_leaves_all_else_as_it_is()
    {
        using var command = new LessonsCommand();
        CopyHouse(command, withLibrary: false);
        // The lessons, the README and the glossary are not as they should be.
        var notebooks = Path.Combine(command.Folder, "notebooks");
        foreach (var path in Directory.GetFiles(notebooks, "*.ipynb"))
        {
            var lesson = Notebook.Read(path);
            lesson.CodeCells.Last().ExecutionCount = 7;
            lesson.Cells[0].Source = lesson.Cells[0].Source.Replace(
                " · Measuring · ", " · Nowhere · ", StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, lesson.ToText(), TestContext.Current.CancellationToken);
        }

        var readme = command.Read("README.md")
            .Replace("[14 Reliability by hand]", "[14 By hand]", StringComparison.Ordinal);
        command.Write("README.md", readme);
        var before = Files(command).ToDictionary(file => file, File.ReadAllText);

        var (status, _, errors) = await command.RunAsync("new", "12", "Twelfth");

        Assert.True(status == 0, errors);
        Assert.Equal(["11-packet-loss.ipynb", "13-on-the-wire.ipynb", "README.md"],
            before.Where(file => File.ReadAllText(file.Key) != file.Value).Select(file => Path.GetFileName(file.Key))
                .Order(StringComparer.Ordinal));
        foreach (var (name, line) in (Dictionary<string, string>)new()
        {
            ["11-packet-loss"] =
                "[Before: 08 Latency](08-latency.ipynb) · [All lessons](../README.md) · [Next: 12 "
                    + "Twelfth](12-twelfth.ipynb)",
            ["12-twelfth"] =
                "[Before: 11 Packet loss](11-packet-loss.ipynb) · [All lessons](../README.md) · [Next: 13 On the "
                    + "wire](13-on-the-wire.ipynb)",
            ["13-on-the-wire"] =
                "[Before: 12 Twelfth](12-twelfth.ipynb) · [All lessons](../README.md) · [Next: 14 Reliability "
                    + "by hand](14-reliability-by-hand.ipynb)",
        })
        {
            var lesson = Notebook.Read(Path.Combine(notebooks, $"{name}.ipynb"));
            Assert.Equal(line, lesson.Cells[^1].Source.Split('\n')[^1]);
            Assert.Equal(name == "12-twelfth" ? null : 7, lesson.CodeCells.Last().ExecutionCount);
        }

        const string Row = "| [12 Twelfth](notebooks/12-twelfth.ipynb) | see what this lesson is about | 10 |\n";
        var renewed = readme.Replace("| [13 On the wire]", Row + "| [13 On the wire]", StringComparison.Ordinal);
        Assert.Equal(
            Regex.Replace(renewed, @"(?<=### Measuring\n\n)(\d+) lessons, (\d+) minutes", total =>
                $"{Number(total.Groups[1]) + 1} lessons, {Number(total.Groups[2]) + 10} minutes"),
            command.Read("README.md"));

        static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("exists already", "00", "Again")]
    [InlineData("two digits", "9", "Nine")]
    [InlineData("two digits", "../9", "Nine")]
    [InlineData("A title has letters from A to Z", "09", "***")]
    [InlineData("A title has letters from A to Z", "09", "two\nlines")]
    [InlineData("A title has letters from A to Z", "09", "Grüße")]
    [InlineData("A title has letters from A to Z", "09", "?")]
    public async Task Refuses_what_is_no_new_lesson_and_writes_nothing(string reason, string number, string title)
    {
        using var command = new LessonsCommand();
        CopyHouse(command, withLibrary: false);
        var before = Files(command);

        var (status, _, errors) = await command.RunAsync("new", number, title);

        Assert.Equal(2, status);
        Assert.Contains(
            reason, Assert.Single(errors.TrimEnd().ReplaceLineEndings("\n").Split("\n   at ")),
            StringComparison.Ordinal);
        Assert.Equal(before, Files(command));
    }

    [Fact]
    public async Task Refuses_a_topic_whose_folder_is_there_already()
    {
        using var command = new LessonsCommand();
        CopyHouse(command, withLibrary: false);
        command.Write("lib/SocketsLessons.Exercises/Nine/Checks.cs", "mine");

        var (status, _, errors) = await command.RunAsync("new", "09", "Nine");

        Assert.Equal(2, status);
        Assert.Contains("Nine", errors, StringComparison.Ordinal);
        Assert.Equal("mine", command.Read("lib/SocketsLessons.Exercises/Nine/Checks.cs"));
    }

    private static string[] Files(LessonsCommand command) =>
        [.. Directory.GetFiles(command.Folder, "*", SearchOption.AllDirectories).Order()];

    /// <summary>What of the repository the command works on, in its own folder.</summary>
    private static void CopyHouse(LessonsCommand command, bool withLibrary = true)
    {
        Directory.CreateDirectory(Path.Combine(command.Folder, "lib", "SocketsLessons.Exercises"));
        foreach (var name in (string[])[
            "README.md", "Directory.Build.props", "Directory.Packages.props", ".editorconfig"])
            File.Copy(Path.Combine(Repository.Root, name), Path.Combine(command.Folder, name));
        Copy(command, "notebooks");
        if (!withLibrary) return;
        Copy(command, Path.Combine("lib", "SocketsLessons"));
        Copy(command, Path.Combine("lib", "SocketsLessons.Exercises"));
    }

    private static void Copy(LessonsCommand command, string folder)
    {
        foreach (var file in Directory.GetFiles(
            Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Repository.Root, file);
            if (name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")) continue;
            var copy = Path.Combine(command.Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task BuildAsync(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["build", Path.Combine(folder, "lib", "SocketsLessons"), "--disable-build-servers"])
        {
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(180));
        try
        {
            var output = await build.StandardOutput.ReadToEndAsync(patience.Token);
            await build.WaitForExitAsync(patience.Token);
            Assert.True(build.ExitCode == 0, output);
        }
        finally
        {
            if (!build.HasExited) build.Kill(entireProcessTree: true);
        }
    }
}
