using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SocketsLessons.Protocol;

/// <summary>
/// Removes what no learner has written from what a cell shows: the classes that the compiler makes of cells, the frames
/// of the engine below them, and the folder of the notebook.
/// </summary>
internal static partial class SubmissionText
{
    /// <summary>The beginning of the names that the compiler gives to cells.</summary>
    public const string Mark = "Submission#";

    /// <summary>The text with the learner's own names: <c>Submission#2+Point</c> is <c>Point</c>.</summary>
    public static string Clean(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal)) return text;
        text = TopLevel().Replace(EngineFrame().Replace(text, ""), "at the top level");
        text = Name().Replace(FramesBelow().Replace(text, "$1"), "");
        return CellPlace().Replace(text, "in cell [$1], line $2");
    }

    /// <summary>Cleans every text in an output.</summary>
    public static void Clean(JsonNode? node) => JsonTexts.Replace(node, Clean);

    // The kernel's HTML writes line feeds as two characters.
    [GeneratedRegex(@"(?:\n|\\n) *at (?:Microsoft\.CodeAnalysis\.Scripting|Microsoft\.DotNet\.Interactive"
        + @"|SocketsLessons\.(?:Runner|Protocol|Interactive))\.(?:(?!\\n|</)[^\n])*")]
    private static partial Regex EngineFrame();

    [GeneratedRegex(@"at Submission#\d+[.+]<<Initialize>>[^ \n]*")]
    private static partial Regex TopLevel();

    // The cell's top level is called by the engine, through .NET.
    [GeneratedRegex(@"(at the top level[^\n]*)(?:\n *at (?:System|Submission#\d+)\.[^\n]*)+")]
    private static partial Regex FramesBelow();

    // In HTML, the sign may be encoded.
    [GeneratedRegex(@"Submission#\d+(?:[.+]|&#x2B;|&#43;)")]
    private static partial Regex Name();

    // The script engine puts the notebook's folder before the cell's name.
    [GeneratedRegex(@"in [^\n]*cell (\d+):line (\d+)")]
    private static partial Regex CellPlace();
}
