using System.Text.Json.Nodes;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Live.Tests.Lessons;

/// <summary>The learner's own copies on disk.</summary>
public sealed class LessonWorkTests
{
    [Fact]
    public async Task Saved_edit_is_on_disk_in_a_valid_notebook()
    {
        await using var site = await LiveSite.OpenAsync("1");
        var shipped = await File.ReadAllTextAsync(
            Path.Combine(site.Options.Lessons, "00-test.ipynb"), TestContext.Current.CancellationToken);
        using var tab = await site.ConnectAsync();
        await tab.EditAsync("a", "// mine\n2", number: 7);
        await tab.UntilAsync("saved", message => message["n"]?.GetValue<int>() == 7);
        var own = Notebook.Read(Path.Combine(site.Work, "00-test.ipynb"));
        Assert.Equal("// mine\n2", own.CodeCells.Single().Source);
        Assert.True(LessonContract.HasMetadata(own));
        Assert.Equal(
            shipped,
            await File.ReadAllTextAsync(
                Path.Combine(site.Options.Lessons, "00-test.ipynb"), TestContext.Current.CancellationToken));
        // The progress is written by itself, so it may not be there yet.
        Assert.Equal(
            ["00-test.ipynb"], Directory.GetFiles(site.Work).Select(Path.GetFileName).Except(["progress.json"]));
    }

    [Fact]
    public async Task Work_is_there_after_the_server_has_ended()
    {
        var lessons = Directory.CreateTempSubdirectory("lessons-live-notebooks-");
        var work = Directory.CreateTempSubdirectory("lessons-live-work-");
        LiveSite.WriteLesson(lessons.FullName, "Console.WriteLine(1);", "2");
        try
        {
            await using (var site = await LiveSite.OpenAsync(
                options => options with { Lessons = lessons.FullName, Work = work.FullName }, "1"))
            {
                using var tab = await site.ConnectAsync();
                await tab.EditAsync("a", "Console.WriteLine(\"kept\");");
                await tab.RunToEndAsync("a");
            }

            // Meanwhile the lesson has been updated: the cell that was not changed follows it.
            LiveSite.WriteLesson(lessons.FullName, "Console.WriteLine(1);", "3");
            await using var again = await LiveSite.OpenAsync(
                options => options with { Lessons = lessons.FullName, Work = work.FullName }, "1");
            using var later = await again.ConnectAsync();
            Assert.Equal("Console.WriteLine(\"kept\");", later.State["cells"]!["a"]!["source"]!.GetValue<string>());
            Assert.Contains("kept", Assert.Single(later.Outputs("a")), StringComparison.Ordinal);
            Assert.Equal("3", later.State["cells"]!["b"]!["source"]!.GetValue<string>());
        }
        finally
        {
            lessons.Delete(recursive: true);
            work.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Reset_brings_the_shipped_code_back()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);");
        using var tab = await site.ConnectAsync();
        await tab.EditAsync("a", "broken(");
        await tab.SendAsync(new JsonObject { ["type"] = "reset", ["cell"] = "a" });
        var source = await tab.UntilAsync("source", _ => true);
        Assert.Equal("Console.WriteLine(1);", LiveClient.Text(source, "source"));
        Assert.False(source["changed"]!.GetValue<bool>());
        Assert.Null((await tab.RunToEndAsync("a"))["failure"]);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_told_and_cells_still_run()
    {
        // A file in the folder's place: nobody can write into that, whatever their rights.
        var file = Path.GetTempFileName();
        try
        {
            await using var site = await LiveSite.OpenAsync(
                options => options with { Work = Path.Combine(file, "work") }, "Console.WriteLine(1);");
            using var tab = await site.ConnectAsync();
            await tab.EditAsync("a", "Console.WriteLine(\"unsaved\");");
            var saved = await tab.UntilAsync("saved", message => message["failure"] is not null);
            Assert.Null(saved["n"]);
            Assert.Null((await tab.RunToEndAsync("a"))["failure"]);
            Assert.Contains("unsaved", string.Concat(tab.Outputs("a")), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Full_disk_is_told_and_the_work_is_saved_once_there_is_room()
    {
        // Writing to this device fails as on a full disk (man 4 full): ENOSPC, from the system itself.
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        await using var site = await LiveSite.OpenAsync("1");
        Directory.CreateDirectory(site.Work);
        var part = Path.Combine(site.Work, $"00-test.ipynb.{Environment.ProcessId}");
        File.CreateSymbolicLink(part, "/dev/full");
        using var tab = await site.ConnectAsync();
        await tab.EditAsync("a", "// mine", number: 3);
        var failed = await tab.UntilAsync("saved", message => message["failure"] is not null);
        Assert.Contains("No space left", LiveClient.Text(failed, "failure"), StringComparison.Ordinal);
        Assert.Null(failed["n"]);
        var saved = await tab.UntilAsync(
            "saved", message => message["failure"] is null && message["n"]?.GetValue<int>() == 3);
        Assert.NotNull(saved);
        Assert.Contains(
            "// mine",
            await File.ReadAllTextAsync(
                Path.Combine(site.Work, "00-test.ipynb"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("{\"nbformat\":4,\"cells\":[]}")]
    public async Task Damaged_files_are_kept_and_the_lesson_opens(string text)
    {
        var work = Directory.CreateTempSubdirectory("lessons-live-work-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(work.FullName, "00-test.ipynb"), text, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(work.FullName, "progress.json"), "no JSON", TestContext.Current.CancellationToken);
            await using var site = await LiveSite.OpenAsync(options => options with { Work = work.FullName }, "1");
            using var tab = await site.ConnectAsync();
            Assert.Equal("1", tab.State["cells"]!["a"]!["source"]!.GetValue<string>());
            Assert.Equal(
                text, await File.ReadAllTextAsync(
                Path.Combine(work.FullName, "00-test.ipynb.damaged"), TestContext.Current.CancellationToken));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Links_of_the_copy_lead_to_the_lessons_folder()
    {
        await using var site = await LiveSite.OpenAsync(engine: null);
        using var tab = await site.ConnectAsync("00-start-here");
        await tab.EditAsync("echo", "// mine");
        await tab.UntilAsync("saved", message => message["n"] is not null);
        var own = Notebook.Read(Path.Combine(site.Work, "00-start-here.ipynb"));
        Assert.Contains("](../notebooks/glossary.md#cell)", own.Cells[1].Source, StringComparison.Ordinal);
    }
}
