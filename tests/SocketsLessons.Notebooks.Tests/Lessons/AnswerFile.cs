namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// An answer to an exercise, right or wrong: a file named after the exercise's number in its lesson and what is special
/// about the answer. Its first line is a comment with a part of what the check should say about it. A second one,
/// <c>// Runs on.</c>, marks an answer whose thread ends only with its process.
/// </summary>
internal sealed record AnswerFile(string Exercise, string Name, string Expected, string Code)
{
    private const string Heading = "// Expect: ";

    public bool RunsOn => Code.StartsWith("// Runs on.\n", StringComparison.Ordinal);

    public static AnswerFile Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Split(' ', 2);
        var lines = File.ReadAllLines(file);
        return lines[0].StartsWith(Heading, StringComparison.Ordinal)
            ? new AnswerFile(name[0], name[1], lines[0][Heading.Length..], string.Join('\n', lines[1..]))
            : throw new InvalidOperationException(
                $"{file}: the first line is '{Heading}' and a part of what the check says.");
    }

    public override string ToString() => $"{Exercise} {Name}";
}
