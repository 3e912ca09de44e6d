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
        Path.Combine(globalStorage, Extension, ".config", FileName);

    /// <summary>Does <see cref="Place"/> for each folder and reports each in one line.</summary>
    /// <param name="globalStorages">The folders, as from <see cref="GlobalStorage.Find()"/>.</param>
    /// <param name="report">Receives the lines.</param>
    /// <returns>True when there was a folder, and each now has its manifest in place.</returns>
    public static bool PlaceAll(IReadOnlyList<string> globalStorages, TextWriter report)
    {
        if (globalStorages.Count == 0)
        {
            report.WriteLine("No VS Code was found for this user. Start VS Code once, then run this again, " +
                "or give the path of its globalStorage folder.");
            return false;
        }

        var placed = true;
        foreach (var folder in globalStorages)
        {
            try
            {
                report.WriteLine(Place(folder));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                report.WriteLine($"{PathIn(folder)} is not in place: {problem.Message}");
                placed = false;
            }
        }

        return placed;
    }

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
        var misplaced = Path.Combine(globalStorage, Extension, FileName);
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
