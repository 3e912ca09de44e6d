using SocketsLessons.Runner;

namespace SocketsLessons.Notebooks.Tests.Commands;

public sealed class RecordCommandTests
{
    /// <summary>In its own checkout: the library finds the folder of the recordings from where it lies.</summary>
    [Fact]
    public async Task Writes_what_a_lesson_measured_in_types_of_its_own_and_elsewhere_shows_it()
    {
        using var command = new LessonsCommand();
        var doctor = await command.RunAsync("doctor");
        Assert.SkipUnless(
            doctor.Output.Contains("ok    PathLab", StringComparison.Ordinal), doctor.Output.TrimEnd().Split('\n')[^1]);
        command.Write("SocketsLessons.sln", "");
        foreach (var name in new[] { "SocketsLessons.dll", "SocketsLessons.runtimeconfig.json" })
        {
            var copy = command.Write($"lib/SocketsLessons/bin/{name}", "");
            File.Copy(Path.Combine(Path.GetDirectoryName(Checkout.LibraryAssembly)!, name), copy, overwrite: true);
        }

        var lesson = command.Write("notebooks/06-a.ipynb", Runs.Make(
            "#r \"../lib/SocketsLessons/bin/SocketsLessons.dll\"\nusing SocketsLessons;",
            "record Row(double Loss, TimeSpan[] Times);",
            """
            var run = PathLab.Measure("06-a-run", () =>
            {
                using var lab = PathLab.Start();
                return new List<Row> { new(0.25, [TimeSpan.FromSeconds(3)]) };
            });
            Console.WriteLine($"{run.Value[0].Loss} {run.Value[0].Times[0]} {run.IsRecorded}");
            """).ToText());

        var (status, output, errors) = await command.RunAsync("record", "06");

        Assert.Equal((0, ""), (status, errors));
        Assert.Contains("ok      06-a", output, StringComparison.Ordinal);
        Assert.Contains("0.25", command.Read("notebooks/recorded/06-a-run.json"), StringComparison.Ordinal);

        // Without this file the library cannot be started as a program, so there is no lab.
        File.Delete(Path.Combine(command.Folder, "lib/SocketsLessons/bin/SocketsLessons.runtimeconfig.json"));
        (status, output, _) = await command.RunAsync("run", lesson, "--engine", "script");

        Assert.True(status == 0, output);
        Assert.Contains("0.25 00:00:03 True", command.Read("out/06-a.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_when_there_is_nothing_to_record()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/01-a.ipynb", Runs.Make("1 + 1").ToText());

        var (status, _, errors) = await command.RunAsync("record");

        Assert.Equal(2, status);
        Assert.Contains("Nothing to record", errors, StringComparison.Ordinal);
    }
}
