using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>One cell of a notebook: a view of its JSON, which keeps everything else unchanged.</summary>
internal sealed class Cell(JsonObject json, string defaultLanguage)
{
    private LessonText? _markdown;
    private CellNames? _names;

    public JsonObject Json { get; } = json;

    public bool IsCode => Kind == "code";

    public bool IsMarkdown => Kind == "markdown";

    /// <summary>The cell's id, or an empty string.</summary>
    public string Id => Text(Json["id"]);

    public string Source
    {
        get => Text(Json["source"]);
        set => Json["source"] = value;
    }

    /// <summary>The source of a text cell, parsed; parsed again only after it has changed.</summary>
    public LessonText Markdown => _markdown is { } known && known.Source == Source
        ? known
        : _markdown = LessonText.Parse(Source);

    /// <summary>The names in a code cell; looked for again only after it has changed.</summary>
    public CellNames Names => _names is { } known && known.Source == Source ? known : _names = CellNames.In(Source);

    /// <summary>The first line that is neither empty nor a comment. Messages name a cell by it.</summary>
    public string FirstLine => Source.Split('\n').Select(line => line.Trim())
        .FirstOrDefault(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)) ?? "(empty)";

    /// <summary>The language of a code cell, as the notebook names it.</summary>
    public string Language =>
        Metadata("polyglot_notebook", "kernelName") ?? Metadata("dotnet_interactive", "language") ?? defaultLanguage;

    public JsonArray Outputs
    {
        get
        {
            if (Json["outputs"] is JsonArray outputs) return outputs;
            Json["outputs"] = new JsonArray();
            return (JsonArray)Json["outputs"]!;
        }
    }

    /// <summary>Whether it is in C#. Notebooks spell the language in several ways, and all are valid.</summary>
    public bool IsCSharp => Notebook.IsCSharpName(Language);

    public int? ExecutionCount
    {
        get => Json["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;
        set => Json["execution_count"] = value;
    }

    private string Kind => Text(Json["cell_type"]);

    /// <summary>nbformat writes text as one string or as a list of lines.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };

    private string? Metadata(string owner, string name) =>
        Text(((Json["metadata"] as JsonObject)?[owner] as JsonObject)?[name]) is { Length: > 0 } text ? text : null;
}
