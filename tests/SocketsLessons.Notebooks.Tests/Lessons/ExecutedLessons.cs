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
}
