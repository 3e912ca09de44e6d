using System.Text.Json;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>What a tab is told about its lesson, as JSON.</summary>
internal static class LiveMessages
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>All that there is to know, for a tab that has just come.</summary>
    public static JsonObject State(
        LiveLesson lesson, ProgressFile progress, LiveKernel kernel,
        IReadOnlyDictionary<string, JsonObject> ended, string? notice)
    {
        var cells = new JsonObject();
        foreach (var cell in lesson.Notebook.CodeCells)
        {
            lock (lesson.Work.Lock)
            {
                cells[cell.Id] = new JsonObject
                {
                    ["source"] = cell.Source,
                    ["changed"] = lesson.Work.IsChanged(cell),
                    ["count"] = cell.ExecutionCount,
                    ["html"] = new JsonArray(
                        [.. cell.Outputs.Select(output => JsonValue.Create(PageOutput.ToHtml(output!)))]),
                    ["ended"] = ended.GetValueOrDefault(cell.Id)?.DeepClone(),
                };
            }
        }

        return new JsonObject
        {
            ["type"] = "state",
            ["cells"] = cells,
            ["notice"] = notice,
            ["queue"] = Queue(kernel),
            ["progress"] = Progress(lesson.Name, progress),
        };
    }

    public static JsonObject Queue(LiveKernel kernel)
    {
        var (running, waiting) = kernel.Queue;
        return new JsonObject
        {
            ["type"] = "queue",
            ["state"] = kernel.State.ToString().ToLowerInvariant(),
            ["running"] = running?.Id,
            ["waiting"] = new JsonArray([.. waiting.Select(cell => JsonValue.Create(cell.Id))]),
        };
    }

    public static JsonObject Started(Cell cell) => new() { ["type"] = "started", ["cell"] = cell.Id };

    public static JsonObject Outputs(Cell cell, int first, string[] html) => new()
    {
        ["type"] = "outputs",
        ["cell"] = cell.Id,
        ["first"] = first,
        ["html"] = new JsonArray([.. html.Select(item => JsonValue.Create(item))]),
    };

    public static JsonObject Ended(Cell cell, string? failure, TimeSpan took, IEnumerable<Cell> needs) => new()
    {
        ["type"] = "ended",
        ["cell"] = cell.Id,
        ["count"] = cell.ExecutionCount,
        ["failure"] = failure,
        ["milliseconds"] = Math.Round(took.TotalMilliseconds, 1),
        ["needs"] = new JsonArray(
            [.. needs.Select(need => new JsonObject { ["cell"] = need.Id, ["line"] = need.FirstLine })]),
    };

    public static JsonObject Source(Cell cell, LessonWork work) => new()
    {
        ["type"] = "source",
        ["cell"] = cell.Id,
        ["source"] = cell.Source,
        ["changed"] = work.IsChanged(cell),
    };

    public static JsonObject Answer(int number, JsonNode? answer) =>
        new() { ["type"] = "answer", ["id"] = number, ["answer"] = answer };

    public static JsonObject Notice(string? notice) => new() { ["type"] = "notice", ["notice"] = notice };

    public static JsonObject Saved(int? number, string? failure) =>
        new() { ["type"] = "saved", ["n"] = number, ["failure"] = failure };

    public static JsonObject Progress(string lesson, ProgressFile progress)
    {
        var known = progress.Get(all => JsonSerializer.SerializeToNode(
            all.Lessons.GetValueOrDefault(lesson) ?? new LessonProgress(), Format))!.AsObject();
        known["type"] = "progress";
        return known;
    }
}
