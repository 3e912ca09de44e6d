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
    private readonly string _topic;

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
        _topic = WordStart().Replace(_name[number.Length..], letter => letter.Groups[1].Value.ToUpperInvariant());
        if (char.IsAsciiDigit(_topic[0])) throw new NotebookException($"'{title}': its checks are a class, whose name begins with a letter.");
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
        var exercises = Path.Combine(root, "lib", "SocketsLessons.Exercises");
        if (!Directory.Exists(exercises))
            throw new NotebookException($"{root}: this is not the folder of SocketsLessons; run the command inside it.");
        var folder = Path.Combine(exercises, _topic);
        var taken = Directory.GetFiles(notebooks, _number + "-*.ipynb").Select(Path.GetFileName).FirstOrDefault();
        if (taken is not null) throw new NotebookException($"Lesson {_number} is there already ({taken}). Choose another number; nothing was written.");
        if (Directory.Exists(folder)) throw new NotebookException($"The folder {_topic} is there already. Choose another title; nothing was written.");
        return new Dictionary<string, string>
        {
            [Path.Combine(notebooks, _name + ".ipynb")] = Notebook(),
            [Path.Combine(folder, "Checks.cs")] = Template("check"),
            [Path.Combine(folder, "Expectations.cs")] = Template("expectations"),
            [Path.Combine(folder, "Topics.tsv")] = Template("topics"),
            [Path.Combine(folder, "WrongAnswers", "1 counts characters.csx")] = Template("wrong"),
            [Path.Combine(folder, "RightAnswers", "1 makes the array.csx")] = Template("right"),
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
            .Replace("{NN}", _number, StringComparison.Ordinal).Replace("{Title}", _title, StringComparison.Ordinal)
            .Replace("{Topic}", _topic, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\[\]*_`<>|\\#\p{C}]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\p{C}\p{M}]")]
    private static partial Regex Unseen();

    [GeneratedRegex("-(.)")]
    private static partial Regex WordStart();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotKebab();

    [GeneratedRegex("^--- (markdown|code) ([a-z0-9-]+)\n", RegexOptions.Multiline)]
    private static partial Regex Cells();
}
