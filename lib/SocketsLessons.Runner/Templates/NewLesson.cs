using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Templates;

/// <summary>The files of a lesson that does not exist yet: one experiment and one exercise, to be written over.</summary>
internal sealed partial class NewLesson
{
    private readonly string _number;
    private readonly string _title;
    private readonly string _name;

    /// <param name="number">Two digits.</param>
    /// <param name="title">The title, without the number.</param>
    /// <exception cref="NotebookException">The number or the title cannot be used.</exception>
    public NewLesson(string number, string title)
    {
        if (!Number().IsMatch(number)) throw new NotebookException($"'{number}' is no lesson number; give two digits, such as 09.");
        _number = number;
        _title = title.Trim();
        _name = $"{number}-{NotKebab().Replace(_title.ToLowerInvariant(), "-").Trim('-')}";
        var unfit = _title.EnumerateRunes().Where(IsUnfit).Distinct().Select(Named).ToArray();
        if (unfit.Length > 0)
            throw new NotebookException($"This is no title, and its file cannot be named after it: take out {string.Join(", ", unfit)}.");
        if (_name.Length <= number.Length + 1) throw new NotebookException($"'{title}' is no title; give letters and digits.");
    }

    /// <summary>Whether a character has a meaning in Markdown, cannot be seen, or is a letter that the file's name would lose.</summary>
    private static bool IsUnfit(Rune character) => Marks().IsMatch(character.ToString())
        || (!character.IsAscii && (Rune.IsLetterOrDigit(character) || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark));

    private static string Named(Rune character) =>
        Unseen().IsMatch(character.ToString()) ? string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}") : $"'{character}'";

    /// <summary>The files by their paths, of which none exists yet.</summary>
    /// <param name="notebooks">The lessons' folder.</param>
    /// <exception cref="NotebookException">A lesson of this number is there already, or the folder is not the lessons'.</exception>
    public IReadOnlyDictionary<string, string> Files(string notebooks)
    {
        var root = Path.GetFullPath(Path.Combine(notebooks, ".."));
        var checks = Path.Combine(root, "lib", "SocketsLessons", "Exercises");
        var answers = Path.Combine(root, "tests", "SocketsLessons.Notebooks.Tests", "WrongAnswers");
        if (!Directory.Exists(checks) || !Directory.Exists(answers))
            throw new NotebookException($"{root}: this is not the folder of SocketsLessons; run the command inside it.");
        var taken = Directory.GetFiles(notebooks, _number + "-*.ipynb").Concat(Directory.GetFiles(checks, $"Lesson{_number}*.cs"))
            .Concat(Directory.GetFiles(answers, _number + ".*")).Select(Path.GetFileName).ToArray();
        if (taken.Length > 0) throw new NotebookException($"Lesson {_number} is there already ({taken[0]}). Choose another number; nothing was written.");
        return new Dictionary<string, string>
        {
            [Path.Combine(notebooks, _name + ".ipynb")] = Notebook(),
            [Path.Combine(checks, $"Lesson{_number}.cs")] = Template("check"),
            [Path.Combine(answers, $"{_number}.1 counts characters.csx")] = Template("wrong"),
        };
    }

    private string Notebook()
    {
        var cells = Cells().Split(Template("lesson")).Skip(1).Chunk(3).Select(JsonNode (parts) => Cell(parts[0], parts[1], parts[2].Trim()));
        return Notebooks.Notebook.Parse(_name, new JsonObject
        {
            ["cells"] = new JsonArray([.. cells]),
            ["metadata"] = LessonContract.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString()).ToText();
    }

    private static JsonObject Cell(string kind, string id, string source)
    {
        var cell = new JsonObject { ["cell_type"] = kind, ["id"] = id };
        if (kind == "code") cell["execution_count"] = null;
        cell["metadata"] = kind == "code" ? LessonContract.CellMetadata.DeepClone() : new JsonObject();
        if (kind == "code") cell["outputs"] = new JsonArray();
        cell["source"] = source;
        return cell;
    }

    private string Template(string name)
    {
        using var stream = typeof(NewLesson).Assembly.GetManifestResourceStream($"template.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{NN}", _number, StringComparison.Ordinal).Replace("{Title}", _title, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\[\]*_`<>|\\#\p{C}]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\p{C}\p{M}]")]
    private static partial Regex Unseen();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotKebab();

    [GeneratedRegex("^--- (markdown|code) ([a-z0-9-]+)\n", RegexOptions.Multiline)]
    private static partial Regex Cells();
}
