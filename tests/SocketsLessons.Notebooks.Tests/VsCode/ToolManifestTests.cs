using System.Diagnostics;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Notebooks.Tests.VsCode;

/// <summary>
/// The path is the one in the extension's acquisition.ts (dotnet/interactive); whether a file is a tool
/// manifest is for the .NET SDK to say.
/// </summary>
public sealed class ToolManifestTests : IDisposable
{
    private const string WithTool =
        """{"version":1,"isRoot":true,"tools":"""
            + """{"some.tool":{"version":"1.2.3","commands":["some"],"rollForward":false}}}""";

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("lessons-vscode-");

    private string Storage => Path.Combine(_temp.FullName, "User", "globalStorage");

    private string ExtensionFolder => Path.Combine(Storage, "ms-dotnettools.dotnet-interactive-vscode");

    private string Right => Path.Combine(ExtensionFolder, ".config", "dotnet-tools.json");

    private string Misplaced => Path.Combine(ExtensionFolder, "dotnet-tools.json");

    [Fact]
    public void With_nothing_there_it_makes_a_manifest_like_the_one_the_sdk_makes()
    {
        var said = ToolManifest.Place(Storage);

        Assert.Equal($"{Right} was made.", said);
        Dotnet("new", "tool-manifest", "--output", "sdk");
        var expected = Directory.GetFiles(ExtensionFolder, "dotnet-tools.json", SearchOption.AllDirectories)
            .Single(path => path != Right);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(expected)), JsonNode.Parse(File.ReadAllText(Right))));
    }

    [Fact]
    public void A_manifest_in_place_keeps_every_byte()
    {
        Write(Right, WithTool);

        var said = ToolManifest.Place(Storage);

        Assert.Equal($"{Right} was in place already.", said);
        Assert.Equal(WithTool, File.ReadAllText(Right));
    }

    [Fact]
    public void A_manifest_in_place_is_kept_when_another_lies_in_the_folder_above()
    {
        Write(Right, WithTool);
        Write(Misplaced, "{}");

        ToolManifest.Place(Storage);

        Assert.Equal(WithTool, File.ReadAllText(Right));
        Assert.Equal("{}", File.ReadAllText(Misplaced));
    }

    [Fact]
    public void A_manifest_in_the_folder_above_is_moved_with_its_tools()
    {
        Write(Misplaced, WithTool);

        var said = ToolManifest.Place(Storage);

        Assert.Contains("was moved there", said, StringComparison.Ordinal);
        Assert.Equal(WithTool, File.ReadAllText(Right));
        Assert.False(File.Exists(Misplaced));
        Assert.Contains("some.tool", Dotnet("tool", "list", "--local"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_this_sdk_writes_as_the_extension_asks_it_to_ends_up_where_the_extension_looks()
    {
        Directory.CreateDirectory(ExtensionFolder);
        Dotnet("new", "tool-manifest");

        ToolManifest.Place(Storage);

        Assert.True(File.Exists(Right));
        Assert.False(File.Exists(Misplaced));
    }

    [Fact]
    public void Placing_twice_changes_nothing()
    {
        ToolManifest.Place(Storage);
        var before = File.ReadAllBytes(Right);

        ToolManifest.Place(Storage);

        Assert.Equal(before, File.ReadAllBytes(Right));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,")]
    public void A_manifest_cut_short_is_left_alone_and_named_with_what_to_do(string content)
    {
        Write(Right, content);

        var problem = Assert.Throws<InvalidDataException>(() => ToolManifest.Place(Storage));

        Assert.Contains(Right, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", problem.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Right));
    }

    public void Dispose() => _temp.Delete(recursive: true);

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = ExtensionFolder,
            RedirectStandardOutput = true,
        };
        using var dotnet = Process.Start(start)!;
        var output = dotnet.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!dotnet.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            dotnet.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end within two minutes.");
        }

        var text = output.GetAwaiter().GetResult();
        Assert.True(dotnet.ExitCode == 0, text);
        return text;
    }
}
