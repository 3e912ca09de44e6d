using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SocketsLessons.Protocol;

/// <summary>Writes exceptions as learners need them: the type, the message, and the line of the cell.</summary>
internal static partial class ExceptionReport
{
    public static JsonObject Of(Exception error)
    {
        var type = error.GetType().FullName ?? error.GetType().Name;
        try
        {
            return SocketAdvice.For(error) is { } advice
                ? CellOutput.Error(type, $"{error.Message.Split('\n')[0].TrimEnd('.', '\r')}. {advice}", [$"{type}: {error.Message}", advice, .. Lines(error)])
                : CellOutput.Error(type, error.Message, [$"{type}: {error.Message}", .. Lines(error)]);
        }
#pragma warning disable CA1031 // An exception that a learner wrote may throw when it is asked what it is.
        catch (Exception)
#pragma warning restore CA1031
        {
            return CellOutput.Error(type, "(its message cannot be read)", [type]);
        }
    }

    /// <summary>The stack without the frames of the engine, which no learner wrote.</summary>
    private static IEnumerable<string> Lines(Exception error) =>
        from line in error.ToString().Split('\n').Skip(error.Message.Split('\n').Length)
        let text = line.TrimEnd()
        where text.Length > 0 && !text.Contains("Microsoft.CodeAnalysis.Scripting", StringComparison.Ordinal)
            && !text.Contains("--- End of stack trace", StringComparison.Ordinal)
        select CellPlace().Replace(Submission().Replace(TopLevel().Replace(text, "at the top level"), ""), "in cell [$1], line $2");

    [GeneratedRegex(@"at Submission#\d+\.<<Initialize>>[^ ]*(\(\))?")]
    private static partial Regex TopLevel();

    [GeneratedRegex(@"Submission#\d+\.")]
    private static partial Regex Submission();

    // The script engine takes the cell's name for that of a file in the notebook's folder.
    [GeneratedRegex(@"in .*cell (\d+):line (\d+)")]
    private static partial Regex CellPlace();
}
