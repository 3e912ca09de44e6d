using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>A notebook in nbformat 4 (https://nbformat.readthedocs.io), kept as JSON so that nothing in it is lost.</summary>
internal sealed class Notebook
{
    private const string HalfCharacter =
        "a text in this file has half of a character (a \\ud8xx without its other half), so it cannot be shown; get the file anew.";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        MaxDepth = 200,
        IndentCharacter = ' ',
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string NoLanguage = "unknown";

    private const int MostBytes = 100_000_000;

    private Notebook(string path, JsonObject json, string language, IReadOnlyList<Cell> cells)
    {
        Language = language;
        Path = path;
        Json = json;
        Cells = cells;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    public JsonObject Json { get; }

    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The language of the cells that name none.</summary>
    public string Language { get; }

    /// <summary>Whether it is in C#, as lessons are; one that names no language may well be.</summary>
    public bool IsCSharp => Language is "csharp" or "C#" or NoLanguage;

    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.IsCode);

    /// <summary>The first heading of the first level, or the file's name.</summary>
    public string Title => Cells.Where(cell => cell.IsMarkdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookException">The file cannot be read, or is not a notebook of nbformat 4 with cells.</exception>
    public static Notebook Read(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!File.Exists(full)) throw new NotebookException($"{path}: there is no such file.");
        try
        {
            return Parse(full, Text(full));
        }
        catch (NotebookException error)
        {
            throw new NotebookException($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }

    // A device has no end, and a file of that size is no notebook.
    private static string Text(string path)
    {
        using var file = File.OpenRead(path);
        using var read = new MemoryStream();
        var piece = new byte[100_000];
        while (file.Read(piece) is var count and > 0)
        {
            read.Write(piece, 0, count);
            if (read.Length > MostBytes) throw new NotebookException($"it has more than {MostBytes / 1_000_000} MB. Name the notebook that you mean.");
        }

        read.Position = 0;
        using var reader = new StreamReader(read);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <exception cref="NotebookException">The text is not a notebook of nbformat 4 with cells.</exception>
    public static Notebook Parse(string path, string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 200 });
        }
        catch (JsonException error)
        {
            throw new NotebookException("this is not valid JSON, so it is not a notebook; get the file anew.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new NotebookException(HalfCharacter, error);
        }

        if (HasHalfCharacter(root))
            throw new NotebookException(HalfCharacter);
        if (root is not JsonObject json || json["nbformat"] is not JsonValue version || !version.TryGetValue<double>(out var major))
            throw new NotebookException("this is JSON, but not a notebook: it has no nbformat number.");
        if (Math.Floor(major) != 4)
            throw new NotebookException($"this notebook is in nbformat {major}; save it as nbformat 4 (jupyter nbconvert --to notebook does it).");
        if (json["cells"] is not JsonArray { Count: > 0 } list)
            throw new NotebookException("this notebook has no cells.");
        if (list.Any(cell => cell is not JsonObject known || Cell.Text(known["cell_type"]) is not ("code" or "markdown" or "raw")))
            throw new NotebookException("one of its cells is neither code, markdown nor raw text.");

        var language = DefaultLanguage(json["metadata"] as JsonObject);
        return new Notebook(path, json, language, [.. list.Select(cell => new Cell((JsonObject)cell!, language))]);
    }

    /// <summary>A copy with nothing run: no outputs, no execution counts.</summary>
    public Notebook Unexecuted()
    {
        var copy = Parse(Path, Json.ToJsonString());
        foreach (var cell in copy.CodeCells)
        {
            cell.Json["outputs"] = new JsonArray();
            cell.ExecutionCount = null;
        }

        return copy;
    }

    public string ToText() => Json.ToJsonString(Format) + "\n";

    /// <summary>JSON can write half of a surrogate pair, which is no text; it is found here, and not when it is used.</summary>
    private static bool HasHalfCharacter(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject json => json.Any(member => HasHalfCharacter(member.Value)),
                JsonArray list => list.Any(HasHalfCharacter),
                JsonValue value => value.TryGetValue<string>(out var text) && text.Length < 0,
                _ => false,
            };
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string DefaultLanguage(JsonObject? metadata)
    {
        var kernels = metadata?["polyglot_notebook"] as JsonObject;
        var spec = metadata?["kernelspec"] as JsonObject;
        var info = metadata?["language_info"] as JsonObject;
        if (Cell.Text((kernels?["kernelInfo"] as JsonObject)?["defaultKernelName"]) is { Length: > 0 } name) return name;
        return Cell.Text(spec?["name"]) switch
        {
            ".net-csharp" => "csharp",
            // What the editor of such notebooks writes there is no language.
            "" => new[] { Cell.Text(spec?["language"]), Cell.Text(info?["name"]) }.FirstOrDefault(name => name is not ("" or "polyglot-notebook")) ?? NoLanguage,
            var other => other,
        };
    }
}
