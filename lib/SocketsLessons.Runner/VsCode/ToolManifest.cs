using System.Text;
using System.Text.Json;

namespace SocketsLessons.Runner.VsCode;

/// <summary>
/// Puts the tool manifest of the Polyglot Notebooks extension where the extension looks for it. The
/// extension lets <c>dotnet new tool-manifest</c> write it and then looks in <c>.config</c>, but the
/// .NET 10 SDK writes it one folder higher. So each start after the first fails, unless the manifest is
/// there already (dotnet/interactive issue 4161; the extension gets no more fixes).
/// </summary>
internal static class ToolManifest
{
    private const string Extension = "ms-dotnettools.dotnet-interactive-vscode";
    private const string FileName = "dotnet-tools.json";

    // What `dotnet new tool-manifest` writes, on one line.
    private const string Empty = """{"version":1,"isRoot":true,"tools":{}}""";

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Where the extension looks for its manifest.</summary>
    /// <param name="globalStorage">A VS Code's folder for its extensions' files.</param>
    public static string PathIn(string globalStorage) =>
        Path.Combine(ExtensionFolder(globalStorage), ".config", FileName);

    /// <summary>The folder in which the extension keeps its files and runs its kernel.</summary>
    /// <param name="globalStorage">A VS Code's folder for its extensions' files.</param>
    public static string ExtensionFolder(string globalStorage) => Path.Combine(globalStorage, Extension);

    /// <summary>Makes sure that the manifest is in place; one that is there is never changed.</summary>
    /// <param name="globalStorage">A VS Code's folder for its extensions' files; made if need be.</param>
    /// <returns>One sentence that says what was done.</returns>
    /// <exception cref="InvalidDataException">A manifest is there, but it is not JSON.</exception>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read or write there.</exception>
    public static string Place(string globalStorage)
    {
        var right = PathIn(globalStorage);
        if (File.Exists(right))
        {
            RequireJson(right);
            return $"{right} was in place already.";
        }

        Directory.CreateDirectory(Path.GetDirectoryName(right)!);
        var misplaced = Path.Combine(ExtensionFolder(globalStorage), FileName);
        if (File.Exists(misplaced))
        {
            RequireJson(misplaced);
            File.Move(misplaced, right);
            return $"{right} was moved there from the folder above. Reload the VS Code window if it is open.";
        }

        // Never over a file that the extension has made in this very moment.
        using var file = new FileStream(right, FileMode.CreateNew);
        file.Write(Encoding.UTF8.GetBytes(Empty + "\n"));
        return $"{right} was made.";
    }

    private static void RequireJson(string path)
    {
        try
        {
            using var _ = JsonDocument.Parse(File.ReadAllText(path), Lenient);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} is not JSON, so neither VS Code nor dotnet can use it. " +
                "Delete it and run this again.");
        }
    }
}
