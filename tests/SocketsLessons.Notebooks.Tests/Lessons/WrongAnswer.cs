namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// A wrong answer to an exercise, from the folder WrongAnswers: a file named after the exercise and the
/// mistake, whose first line is a comment with a part of what the check should say about it.
/// </summary>
internal sealed record WrongAnswer(string Exercise, string Mistake, string Expected, string Code)
{
    private const string Heading = "// Expect: ";

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        .. from file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "SocketsLessons.Notebooks.Tests", "WrongAnswers"))
               .Order(StringComparer.Ordinal)
           let name = Path.GetFileNameWithoutExtension(file).Split(' ', 2)
           let lines = File.ReadAllLines(file)
           select new WrongAnswer(name[0], name[1], lines[0][Heading.Length..], string.Join('\n', lines[1..])),
    ];
}
