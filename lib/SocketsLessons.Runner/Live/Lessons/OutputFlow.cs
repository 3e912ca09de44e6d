using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>
/// Sends a running cell's outputs as they come: at once when there was nothing for a while, else together, so that
/// a cell that prints without end does not flood the page. Only outputs that are new or have grown are sent.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="work">The lesson that it is a cell of.</param>
/// <param name="send">Takes the number of the first output that has changed, and the HTML of it and
/// those after it.</param>
internal sealed class OutputFlow(Cell cell, LessonWork work, Action<int, string[]> send)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly Lock _sending = new();
    private readonly List<(JsonNode Output, int Length)> _sent = [];
    private int _isWaiting;
    private bool _isOver;

    /// <summary>An output was added, or has grown.</summary>
    public void Changed()
    {
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0) _ = FlushAfterPauseAsync();
    }

    /// <summary>Sends nothing more: what the cell has now is of its next run.</summary>
    public void End()
    {
        lock (_sending) _isOver = true;
    }

    /// <summary>Sends what has not been sent.</summary>
    public void Flush()
    {
        lock (_sending)
        {
            if (_isOver) return;
            JsonNode[] changed;
            int first;
            lock (work.Lock)
            {
                var outputs = cell.Outputs.Select(output => output!).ToArray();
                first = 0;
                while (first < Math.Min(_sent.Count, outputs.Length)
                    && _sent[first] == (outputs[first], Length(outputs[first]))) first++;
                if (first == outputs.Length && first == _sent.Count) return;
                _sent.RemoveRange(first, _sent.Count - first);
                _sent.AddRange(outputs.Skip(first).Select(output => (output, Length(output))));
                changed = [.. outputs.Skip(first).Select(output => output.DeepClone())];
            }

            send(first, [.. changed.Select(PageOutput.ToHtml)]);
        }
    }

    private async Task FlushAfterPauseAsync()
    {
        await Task.Yield();
        Flush();
        await Task.Delay(Pause);
        Interlocked.Exchange(ref _isWaiting, 0);
        Flush();
    }

    // Text grows; an error gets its advice when the cell has ended.
    private static int Length(JsonNode output) =>
        Cell.Text(output["text"]).Length + (output["traceback"] as JsonArray ?? []).Count;
}
