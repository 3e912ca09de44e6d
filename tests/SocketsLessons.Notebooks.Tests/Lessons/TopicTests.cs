using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class TopicTests
{
    private static readonly string[] Calls =
    [
        "socket", "bind", "listen", "accept", "connect", "connect_ex", "send", "sendto", "recv", "recvfrom",
        "shutdown", "close",
        "select", "poll", "getsockname", "getpeername", "setsockopt",
    ];

    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public void Topic_is_in_the_cell_where_it_belongs(string name) => Assert.All(Of(name), topic =>
        Assert.True(
            topic.IsIn(Repository.Lesson(name)), $"{topic}: not found in {name}, cell {topic.Cell}: {topic.Proof}"));

    [Theory, MemberData(nameof(Names))]
    public void Topic_is_missed_when_its_cell_is_emptied(string name) => Assert.All(Of(name), topic =>
    {
        var lesson = Copy(Repository.Lesson(name));
        foreach (var cell in topic.Cells(lesson).ToArray()) cell.Source = "";

        Assert.False(topic.IsIn(lesson));
    });

    // The lessons whose list is known to be complete.
    [Theory]
    [InlineData("StartHere")]
    [InlineData("SocketsAndEndpoints")]
    [InlineData("AServerAndAClient")]
    [InlineData("ClosingAndFailing")]
    [InlineData("EphemeralPorts")]
    public void Topics_are_looked_for_in_a_lesson_that_exists(string topic) =>
        Assert.Contains(ExerciseFolder.All, folder => folder.Topic == topic && folder.Topics.Count > 3);

    [Fact]
    public void Every_call_of_the_socket_interface_links_to_the_part_that_runs_it() => Assert.Empty(Missing(Table()));

    [Fact]
    public void Call_is_missed_when_its_row_is_taken_out() => Assert.All(Calls, call =>
    {
        var lines = Table().Split('\n');
        var without = lines.Where(
            line => !line.StartsWith("| ", StringComparison.Ordinal)
                || !line.Contains($"`{call}()`", StringComparison.Ordinal)).ToArray();

        Assert.Equal(lines.Length - 1, without.Length);
        Assert.Contains(
            Missing(string.Join('\n', without)), missing => missing.StartsWith($"{call}:", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData(@"\([\w-]+\.ipynb", "(99-nowhere.ipynb", "bind: no lesson")]
    [InlineData(@"\[(\d\d), .*?\]", "[$1, Glue]", "bind: no part")]
    [InlineData(@"`Bind\(", "`Glue(", "bind: not run")]
    public void Call_is_missed_when_its_row_leads_nowhere(string part, string replacement, string expected)
    {
        var row = Table().Split('\n').Single(line => line.StartsWith("| `bind()` ", StringComparison.Ordinal));
        var broken = Regex.Replace(row, part, replacement);

        Assert.NotEqual(row, broken);
        Assert.Contains(
            Missing(Table().Replace(row, broken, StringComparison.Ordinal)), missing =>
                missing.StartsWith(expected, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Topic> Of(string name) => ExerciseFolder.Of(name).Topics;

    private static Notebook Copy(Notebook lesson) => Notebook.Parse(lesson.Path, lesson.ToText());

    private static string Table() =>
        Repository.Lessons.Single(lesson => lesson.Name.StartsWith("01-", StringComparison.Ordinal))
        .Cells.Single(cell => cell.Id == "table-predict").Source;

    /// <summary>What is wrong with the rows: each names a part of a lesson, in which a cell makes the call of
    /// .NET.</summary>
    private static IEnumerable<string> Missing(string table)
    {
        foreach (var call in Calls)
        {
            var row = Row().Matches(table)
                .SingleOrDefault(row => row.Groups[1].Value.Contains($"`{call}()`", StringComparison.Ordinal));
            if (row is null)
            {
                yield return $"{call}: no row";
                continue;
            }

            var lesson = Repository.Lessons.FirstOrDefault(
                lesson => lesson.Name == row.Groups[5].Value
                    && lesson.Name.StartsWith(row.Groups[3].Value, StringComparison.Ordinal));
            if (lesson is null)
            {
                yield return $"{call}: no lesson {row.Groups[5].Value}";
                continue;
            }

            var code = Part(lesson, row.Groups[4].Value);
            if (code is null) yield return $"{call}: no part '{row.Groups[4].Value}' in {lesson.Name}";
            else if (Members().Matches(row.Groups[2].Value)
                .FirstOrDefault(member => !code.Contains(member.Value, StringComparison.Ordinal)) is { } member)
                yield return $"{call}: not run in '{row.Groups[4].Value}': {member.Value}";
        }
    }

    /// <summary>The code below a heading, up to the next one; null where there is no such heading.</summary>
    private static string? Part(Notebook lesson, string heading)
    {
        string? code = null;
        foreach (var cell in lesson.Cells)
        {
            var parts = cell.IsMarkdown ? cell.Markdown.Sections.ToArray() : [];
            if (parts.Length > 0 && code is not null) return code;
            if (parts.Any(part => part.Title.StartsWith(heading, StringComparison.Ordinal))) code = "";
            if (cell.IsCode) code = code is null ? null : code + cell.Source;
        }

        return code;
    }

    [GeneratedRegex(@"^\| (`.*?) \| (.*?) \| \[(\d\d), (.*?)\]\((.*?)\.ipynb#[\w-]+\) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>The first word of each piece of code: the member that has to be used.</summary>
    [GeneratedRegex(@"(?<=(?:^|, |such as )`)(?:new Socket|[A-Za-z.]+)")]
    private static partial Regex Members();
}
