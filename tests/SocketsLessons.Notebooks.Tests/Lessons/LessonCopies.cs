using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>Copies of the lessons, the glossary and the README in their own folder, to be broken and
/// fixed.</summary>
internal sealed class LessonCopies : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("lessons-").FullName;

    public LessonCopies()
    {
        foreach (var file in new DirectoryInfo(Repository.NotebookFolder).GetFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_root, "notebooks", Path.GetRelativePath(Repository.NotebookFolder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        File.Copy(Path.Combine(Repository.Root, "README.md"), Readme);
    }

    public string Readme => Path.Combine(_root, "README.md");

    public string Glossary => Path.Combine(_root, "notebooks", SocketsLessons.Authoring.Contract.Glossary.FileName);

    public IReadOnlyList<Notebook> Lessons => NotebookFiles.Read([Path.Combine(_root, "notebooks")]);

    public Notebook First => Lesson("00");

    public Notebook Lesson(string number) =>
        Lessons.Single(lesson => lesson.Name.StartsWith(number, StringComparison.Ordinal));

    /// <summary>Every file with its text.</summary>
    public Dictionary<string, string> Files() => Directory.GetFiles(_root, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".png", StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllText);

    public string[] Findings() => [.. LessonCollection.Check(Lessons).Select(finding => finding.ToString())];

    public string[] Repair() => [.. LessonCollection.Repair(Lessons).Select(finding => finding.ToString())];

    /// <summary>Changes a lesson and writes it.</summary>
    public void Break(Action<Notebook> change, string number = "00")
    {
        var lesson = Lesson(number);
        change(lesson);
        LessonRepair.SplitLines(lesson);
        File.WriteAllText(lesson.Path, lesson.ToText());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
