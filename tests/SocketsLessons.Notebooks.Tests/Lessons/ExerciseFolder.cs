using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// The folder of one lesson's exercises. It is named as the notebook is, without its number: what belongs to
/// 05-ephemeral-ports.ipynb is in EphemeralPorts.
/// </summary>
internal sealed partial class ExerciseFolder
{
    private ExerciseFolder(Notebook lesson)
    {
        Lesson = lesson;
        Topic = WordStart().Replace(lesson.Name[2..], letter => letter.Groups[1].Value.ToUpperInvariant());
    }

    public static string Root { get; } = System.IO.Path.Combine(Repository.Root, "lib", "SocketsLessons.Exercises");

    public static IReadOnlyList<ExerciseFolder> All { get; } = [
        .. Repository.Lessons.Select(lesson => new ExerciseFolder(lesson))];

    public static ExerciseFolder Of(string lessonName) => All.Single(folder => folder.Lesson.Name == lessonName);

    public Notebook Lesson { get; }

    public string Topic { get; }

    public string Path => System.IO.Path.Combine(Root, Topic);

    /// <summary>What the lesson has to cover.</summary>
    public IReadOnlyList<Topic> Topics => [.. File.ReadLines(System.IO.Path.Combine(Path, "Topics.tsv")).Skip(1)
        .Select(line => line.Split('\t')).Select(fields => new Topic(fields[0], fields[1], fields[2]))];

    public IReadOnlyList<AnswerFile> WrongAnswers => Answers("WrongAnswers");

    public IReadOnlyList<AnswerFile> RightAnswers => Answers("RightAnswers");

    private IReadOnlyList<AnswerFile> Answers(string kind)
    {
        var folder = System.IO.Path.Combine(Path, kind);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.csx").Order(StringComparer.Ordinal).Select(AnswerFile.Read)]
            : [];
    }

    [GeneratedRegex("-(.)")]
    private static partial Regex WordStart();
}
