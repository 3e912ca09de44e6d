using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner;

namespace SocketsLessons.Authoring.Templates;

/// <summary>The files of a new lesson: one experiment and one exercise, as a start.</summary>
internal sealed partial class NewLesson
{
    private readonly string _number;
    private readonly string _title;
    private readonly string _name;
    private readonly string _topic;

    /// <param name="number">Two digits.</param>
    /// <param name="title">The title, without the number.</param>
    /// <exception cref="UserErrorException">The number or the title can't be used.</exception>
    public NewLesson(string number, string title)
    {
        if (!Number().IsMatch(number))
            throw new UserErrorException($"'{number}' is no lesson number. Use two digits, such as 09.");
        // The file is named after the title, and the title stands in Markdown.
        if (!Title().IsMatch(title))
            throw new UserErrorException(
                "A title has letters from A to Z and digits, spaces and these signs: , . : ; ' ? ! & ( ) / -");
        _number = number;
        _title = title.Trim();
        _name = $"{number}-{NotKebab().Replace(_title.ToLowerInvariant(), "-").Trim('-')}";
        _topic = WordStart().Replace(_name[number.Length..], letter => letter.Groups[1].Value.ToUpperInvariant());
        if (char.IsAsciiDigit(_topic[0]))
            throw new UserErrorException(
                $"'{title}' begins with a digit, and the class of its checks can't. Use another title.");
    }

    /// <summary>The files by their paths. None of them exists yet.</summary>
    /// <param name="notebooks">The lessons' folder.</param>
    /// <exception cref="UserErrorException">A lesson with this number exists, or the folder isn't the
    /// lessons'.</exception>
    public IReadOnlyDictionary<string, string> Files(string notebooks)
    {
        var root = Path.GetFullPath(Path.Combine(notebooks, ".."));
        var exercises = Path.Combine(root, "lib", "SocketsLessons.Exercises");
        if (!Directory.Exists(exercises))
            throw new UserErrorException($"{root} isn't the folder of SocketsLessons. Run the command inside it.");
        var folder = Path.Combine(exercises, _topic);
        var taken = Directory.GetFiles(notebooks, _number + "-*.ipynb").Select(Path.GetFileName).FirstOrDefault();
        if (taken is not null)
            throw new UserErrorException($"Lesson {_number} exists already ({taken}). Choose another number.");
        if (Directory.Exists(folder))
            throw new UserErrorException($"The folder {_topic} exists already. Choose another title.");
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
        var cells = Cells().Split(Template("lesson")).Skip(1).Chunk(3)
            .Select(JsonNode (parts) => Cell(parts[0], parts[1], parts[2].Trim()));
        return Runner.Notebooks.Notebook.Parse(_name, new JsonObject
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
            .Replace("{Topic}", _topic, StringComparison.Ordinal)
            .Replace("{Part}", CoursePart.Of(_name).Label(_name), StringComparison.Ordinal);
    }

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?=.*[A-Za-z0-9])[A-Za-z0-9 ,.:;'?!&()/-]+$")]
    private static partial Regex Title();

    [GeneratedRegex("-(.)")]
    private static partial Regex WordStart();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotKebab();

    [GeneratedRegex("^--- (markdown|code) ([a-z0-9-]+)\n", RegexOptions.Multiline)]
    private static partial Regex Cells();
}
