using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SocketsLessons.Protocol;

/// <summary>Writes an exception as an output: its type, its message, and the lines of the cells in its stack
/// trace.</summary>
internal static partial class ExceptionReport
{
    public static JsonObject Of(Exception error)
    {
        var type = error.GetType().FullName ?? error.GetType().Name;
        try
        {
            var heading = $"{type}: {error.Message}";
            if (SocketAdvice.For(error) is not { } advice)
                return CellOutput.Error(type, error.Message, [heading, .. Lines(error)]);
            var message = error.Message.Split('\n')[0].TrimEnd('.', '\r');
            return CellOutput.Error(type, $"{message}. {advice}", [heading, advice, .. Lines(error)]);
        }
#pragma warning disable CA1031 // A learner's own exception may throw from Message or ToString.
        catch (Exception)
#pragma warning restore CA1031
        {
            return CellOutput.Error(type, "(its Message throws)", [type]);
        }
    }

    /// <summary>The stack trace without the frames of the engine.</summary>
    private static IEnumerable<string> Lines(Exception error) =>
        from line in error.ToString().Split('\n').Skip(error.Message.Split('\n').Length)
        let text = line.TrimEnd()
        where text.Length > 0 && !EngineFrame().IsMatch(text)
        select text;

    // Also reflection, by which the engines call formatters.
    [GeneratedRegex(@"^   at (Microsoft\.CodeAnalysis\.Scripting|Microsoft\.DotNet\.Interactive|"
        + @"SocketsLessons\.(Runner|Protocol|Interactive)|System\.Reflection\.|System\.RuntimeMethodHandle)"
        + @"|^--- End of stack trace")]
    private static partial Regex EngineFrame();
}
