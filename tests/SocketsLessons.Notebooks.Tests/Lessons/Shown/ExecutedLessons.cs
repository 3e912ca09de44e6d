using SocketsLessons.Runner.Running;

namespace SocketsLessons.Notebooks.Tests.Lessons.Shown;

/// <summary>
/// What the shipped lessons show. It must agree with the protocols' definitions: a lesson that runs and shows something
/// else is broken, too.
/// </summary>
public sealed class ExecutedLessons
{
    private readonly CellEngine _engine = CellEngine.Default;

    public string Shown(string number, string cell)
    {
        var lesson = Repository.Lessons.Single(lesson => lesson.Name.StartsWith(number, StringComparison.Ordinal));
        var result = Task.Run(() => LessonRuns.ShippedAsync(lesson.Name, _engine)).GetAwaiter().GetResult();
        return Runs.Shown(result.Executed.Cells.Single(known => known.Id == cell));
    }
}
