using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>
/// Adds outputs to a cell as they arrive, up to a limit: an endless loop that prints must neither fill the memory nor
/// produce a page that no browser opens. A note says where outputs were truncated.
/// </summary>
internal sealed class CellOutputs(Cell cell)
{
    private const int MaxTextLength = 100_000;
    private const int MaxDisplayedLength = 20_000_000;
    private const int MaxOutputs = 1_000;
    private const string TruncationNote = "\n(Output truncated: this cell printed more.)\n";

    private int _textLength;
    private long _displayedLength;
    private bool _isTruncated;

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
                _displayedLength += output.ToJsonString().Length;
                if (_displayedLength > MaxDisplayedLength || cell.Outputs.Count >= MaxOutputs) Truncate("stderr");
                else cell.Outputs.Add(output);
                break;
        }
    }

    /// <summary>Adds text to the last output if that is of the same stream, else as a new output.</summary>
    private void AddText(string stream, string text)
    {
        if (_isTruncated) return;
        var left = MaxTextLength - _textLength;
        _textLength += text.Length;
        if (text.Length > left) text = text[..left];
        if (cell.Outputs.LastOrDefault() is JsonObject last && Cell.Text(last["name"]) == stream)
            last["text"] = Cell.Text(last["text"]) + text;
        else
            cell.Outputs.Add(CellOutput.Stream(stream, text));
        if (_textLength > MaxTextLength || cell.Outputs.Count >= MaxOutputs) Truncate(stream);
    }

    private void Truncate(string stream)
    {
        if (_isTruncated) return;
        _isTruncated = true;
        cell.Outputs.Add(CellOutput.Stream(stream, TruncationNote));
    }
}
