using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>A notebook in nbformat 4 (https://nbformat.readthedocs.io), kept as JSON so that nothing in it is
/// lost.</summary>
internal sealed class Notebook
{
    private const int MaxDepth = 200;
    private const string UnknownLanguage = "unknown";

    private const string UnpairedSurrogate =
        "a text in this file has an unpaired surrogate (\\ud8xx without \\udcxx), so it can't be shown. "
        + "Download the file again.";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        MaxDepth = MaxDepth,
        IndentCharacter = ' ',
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    /// <summary>Whether it is in C#, as lessons are. The kernel takes a notebook that names no language for
    /// C#.</summary>
    public bool IsCSharp => IsCSharpName(Language);

    /// <summary>The file's name without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.IsCode);

    /// <summary>The first heading of the first level, or the file's name.</summary>
    public string Title => Cells.Where(cell => cell.IsMarkdown).Select(cell => cell.Markdown.Title)
        .FirstOrDefault(title => title is not null) ?? Name;

    /// <summary>Whether this is one of the names that notebooks use for C#, or none at all.</summary>
    public static bool IsCSharpName(string language) =>
        language.ToUpperInvariant() is "CSHARP" or "C#" or ".NET-CSHARP" or "UNKNOWN";

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="UserErrorException">The file can't be read, or isn't a notebook of nbformat 4 with
    /// cells.</exception>
    public static Notebook Read(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!File.Exists(full)) throw new UserErrorException($"{path}: there is no such file.");
        if (System.IO.Path.GetExtension(full).Equals(".dib", StringComparison.OrdinalIgnoreCase))
            throw new UserErrorException(
                $"{path}: this command reads .ipynb. In VS Code, save it with File > Save As.");
        try
        {
            return Parse(full, AtomicFile.Read(full));
        }
        catch (UserErrorException error) when (error.InnerException is not (IOException or UnauthorizedAccessException))
        {
            throw new UserErrorException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <exception cref="UserErrorException">The text isn't a notebook of nbformat 4 with cells.</exception>
    public static Notebook Parse(string path, string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(
                text, documentOptions: new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth });
        }
        catch (JsonException error)
        {
            throw new UserErrorException(
                "this isn't valid JSON, so it isn't a notebook. Download the file again.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new UserErrorException(UnpairedSurrogate, error);
        }

        if (HasUnpairedSurrogate(root)) throw new UserErrorException(UnpairedSurrogate);
        if (root is not JsonObject json || json["nbformat"] is not JsonValue version
            || !version.TryGetValue<double>(out var major))
            throw new UserErrorException("this is JSON, but not a notebook: it has no nbformat number.");
        if (Math.Floor(major) != 4)
            throw new UserErrorException(
                $"this notebook is in nbformat {major}. Convert it to nbformat 4 (jupyter nbconvert --to notebook).");
        if (json["cells"] is not JsonArray { Count: > 0 } list)
            throw new UserErrorException("this notebook has no cells.");
        if (list.Any(cell => cell is not JsonObject known
            || Cell.Text(known["cell_type"]) is not ("code" or "markdown" or "raw")))
            throw new UserErrorException("one of its cells is neither code, markdown nor raw text.");

        var language = DefaultLanguage(json["metadata"] as JsonObject);
        return new Notebook(path, json, language, [.. list.Select(cell => new Cell((JsonObject)cell!, language))]);
    }

    /// <summary>The notebook as a document, read anew each time: cells may have changed. Their texts stay
    /// parsed.</summary>
    public LessonDocument Document => new(this);

    /// <summary>A copy with no outputs and no execution counts.</summary>
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

    /// <summary>JSON can escape a lone surrogate, which no text may contain. The parser notices only on reading
    /// it.</summary>
    private static bool HasUnpairedSurrogate(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject json => json.Any(member => HasUnpairedSurrogate(member.Value)),
                JsonArray list => list.Any(HasUnpairedSurrogate),
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
        string[] names =
        [
            Cell.Text((kernels?["kernelInfo"] as JsonObject)?["defaultKernelName"]),
            Cell.Text(spec?["language"]), Cell.Text(spec?["name"]), Cell.Text(info?["name"]),
        ];
        // The editor of these notebooks writes "polyglot-notebook" in place of a language.
        var named = names.Where(name => name is not ("" or "polyglot-notebook")).ToArray();
        return named.FirstOrDefault() switch
        {
            null => UnknownLanguage,
            var first => IsCSharpName(first) ? "csharp" : first,
        };
    }
}
