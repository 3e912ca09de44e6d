using System.Buffers.Binary;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Commands;

public sealed class PicturesCommandTests
{
    [Fact]
    public async Task Takes_a_picture_of_a_lessons_output_with_its_code()
    {
        Assert.SkipWhen(BrowserProgram.Installed is null, "No Chromium, Chrome or Edge was found.");
        // The command needs it, and says so.
        _ = NodeModules.Plotly("2.28");
        using var command = new LessonsCommand();
        command.Write("notebooks/09-a.ipynb", Runs.Make("Console.WriteLine(\"shown\");").ToText());

        var (status, output, errors) = await command.RunAsync("pictures", "--engine", "script");

        Assert.True(status == 0, output + errors);
        var picture = await File.ReadAllBytesAsync(
            Path.Combine(command.Folder, "notebooks", "images", "lesson-09.png"),
            TestContext.Current.CancellationToken);
        // Portable Network Graphics specification, sections 5.2 and 11.2.1: signature, then IHDR with width and height.
        Assert.Equal([0x89, .. "PNG\r\n\x1a\n"u8], picture[..8]);
        Assert.Equal(1100, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)), 60, 400);
    }
}
