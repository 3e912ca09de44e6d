using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// Adds outputs to a cell as they come, up to a limit: an endless loop that prints must not fill the memory,
/// nor make a page that no browser opens. What is cut is told.
/// </summary>
internal sealed class CellOutputs(Cell cell)
{
    private const int MostText = 100_000;
    private const int MostShown = 20_000_000;
    private const int MostOutputs = 1_000;
    private const string Cut = "\n(The rest was cut.)\n";

    private int _text;
    private long _shown;
    private bool _isCut;

    public void Add(JsonObject output)
    {
        switch (Cell.Text(output["output_type"]))
        {
            case "stream":
                AddText(Cell.Text(output["name"]), Cell.Text(output["text"]));
                break;
            case "error":
                cell.Outputs.Add(output);
                break;
            default:
                _shown += output.ToJsonString().Length;
                if (_shown > MostShown || cell.Outputs.Count >= MostOutputs) SayCut("stderr");
                else cell.Outputs.Add(output);
                break;
        }
    }

    /// <summary>Text that follows text of the same stream is joined to it.</summary>
    private void AddText(string stream, string text)
    {
        if (_isCut) return;
        var left = MostText - _text;
        _text += text.Length;
        if (text.Length > left) text = text[..left];
        if (cell.Outputs.LastOrDefault() is JsonObject last && Cell.Text(last["name"]) == stream)
            last["text"] = Cell.Text(last["text"]) + text;
        else
            cell.Outputs.Add(CellOutput.Stream(stream, text));
        if (_text > MostText || cell.Outputs.Count >= MostOutputs) SayCut(stream);
    }

    private void SayCut(string stream)
    {
        if (_isCut) return;
        _isCut = true;
        cell.Outputs.Add(CellOutput.Stream(stream, Cut));
    }
}
