using SocketsLessons.Runner.Running;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// The lessons, run when they are first asked for. What their experiments show must agree with the protocols'
/// definitions: a lesson that runs and shows something else is broken, too.
/// </summary>
public sealed class ExecutedLessons
{
    private readonly Dictionary<string, LessonResult> _results = [];
    private readonly Lock _lock = new();

    public string Shown(string topic, string cell)
    {
        lock (_lock)
        {
            if (!_results.TryGetValue(topic, out var result))
            {
                var lesson = ExerciseFolder.All.Single(folder => folder.Topic == topic).Lesson;
                result = _results[topic] = Task.Run(() => Runs.RunAsync(lesson)).GetAwaiter().GetResult();
            }

            return Runs.Shown(result.Executed.Cells.Single(known => known.Id == cell));
        }
    }
}
