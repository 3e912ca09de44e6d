using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Notebooks.Tests.VsCode;

/// <summary>The folders are those of VS Code's documentation ("User and workspace settings") and of its
/// server.</summary>
public sealed class GlobalStorageTests : IDisposable
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("lessons-vscode-");

    private string ApplicationData => Path.Combine(_temp.FullName, "data");

    private string Home => Path.Combine(_temp.FullName, "home");

    [Fact]
    public void A_user_without_vs_code_has_no_folders() =>
        Assert.Empty(GlobalStorage.Find(ApplicationData, Home));

    [Theory]
    [InlineData("Code")]
    [InlineData("Code - Insiders")]
    [InlineData("VSCodium")]
    public void A_desktop_that_was_started_once_is_found(string name)
    {
        Directory.CreateDirectory(Path.Combine(ApplicationData, name));

        Assert.Equal(
            [Path.Combine(ApplicationData, name, "User", "globalStorage")],
            GlobalStorage.Find(ApplicationData, Home));
    }

    [Theory]
    [InlineData(".vscode-server")]
    [InlineData(".vscode-server-insiders")]
    [InlineData(".vscode-remote")]
    [InlineData(".vscodium-server")]
    public void A_server_in_the_home_folder_is_found(string name)
    {
        Directory.CreateDirectory(Path.Combine(Home, name));

        Assert.Equal(
            [Path.Combine(Home, name, "data", "User", "globalStorage")],
            GlobalStorage.Find(ApplicationData, Home));
    }

    [Fact]
    public void All_that_are_there_are_found()
    {
        Directory.CreateDirectory(Path.Combine(ApplicationData, "Code"));
        Directory.CreateDirectory(Path.Combine(Home, ".vscode-server"));

        Assert.Equal(2, GlobalStorage.Find(ApplicationData, Home).Count);
    }

    public void Dispose() => _temp.Delete(recursive: true);
}
