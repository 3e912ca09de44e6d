using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// What the shipped lessons show. It must agree with the protocols' definitions: a lesson that runs and shows something
/// else is broken, too.
/// </summary>
public sealed class ExecutedLessons
{
    private readonly CellEngine _engine = CellEngine.Default;

    public string Shown(string topic, string cell)
    {
        var result = Task.Run(() => LessonRuns.ShippedAsync(Lesson(topic).Name, _engine)).GetAwaiter().GetResult();
        return Runs.Shown(result.Executed.Cells.Single(known => known.Id == cell));
    }

    /// <summary>The same in the first run of the cell and in the two of <see cref="LessonRuns.TwiceAsync"/>, for what a
    /// cell shows unless the machine is busy at that moment.</summary>
    public async Task<IReadOnlyList<string>> ShownEachTimeAsync(string topic, string cell)
    {
        var lesson = Lesson(topic);
        var twice = await LessonRuns.TwiceAsync(lesson.Name);
        var before = lesson.CodeCells.TakeWhile(known => known.Id != cell).Count();
        return [Shown(topic, cell), .. twice.Executed.CodeCells.Skip(2 * before).Take(2).Select(Runs.Shown)];
    }

    /// <summary>
    /// A cell shows the system's table, with neither a listening socket nor an end of a connection. A line in TIME_WAIT
    /// (RFC 9293 §3.6.1) may be there: it's of a program that had the port before.
    /// </summary>
    public void ShowsNothingOnThePort(string topic, string cell)
    {
        var shown = Shown(topic, cell);
        Assert.Contains("What the operating system lists for port", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^(client|server) +(?! |TIME_WAIT)", shown);
    }

    private static Notebook Lesson(string topic) => ExerciseFolder.All.Single(folder => folder.Topic == topic).Lesson;
}
