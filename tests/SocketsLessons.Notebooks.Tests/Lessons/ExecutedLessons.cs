using SocketsLessons.Runner.Engine;

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
        var lesson = ExerciseFolder.All.Single(folder => folder.Topic == topic).Lesson;
        var result = Task.Run(() => LessonRuns.ShippedAsync(lesson.Name, _engine)).GetAwaiter().GetResult();
        return Runs.Shown(result.Executed.Cells.Single(known => known.Id == cell));
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
}
