using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Advice;

/// <summary>One of the compiler's errors, as both engines write it.</summary>
/// <param name="Line">The line in the cell, from 1.</param>
/// <param name="Column">The column in the line, from 1.</param>
/// <param name="Id">The number, such as CS0103.</param>
/// <param name="Text">The message.</param>
internal sealed partial record CompilerError(int Line, int Column, string Id, string Text)
{
    /// <summary>The first name that the message quotes, or an empty string.</summary>
    public string Name => Quoted().Match(Text).Groups[1].Value;

    /// <summary>Reads a line of an error output; null if it's something else.</summary>
    public static CompilerError? Parse(string line)
    {
        var match = ErrorLine().Match(line);
        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return match.Success ? new(Number(1), Number(2), match.Groups[3].Value, match.Groups[4].Value) : null;
    }

    [GeneratedRegex(@"^\((\d+),(\d+)\): error (CS\d+): (.*)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"'(\w+)")]
    private static partial Regex Quoted();
}
