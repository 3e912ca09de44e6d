using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>Keeps a number and its unit on one line.</summary>
internal static partial class UnitText
{
    private const string NoBreakSpace = "\u00a0";

    public static string Join(string text) => BeforeUnit().Replace(text, NoBreakSpace);

    [GeneratedRegex(@"(?<=\d) (?=(%|[µmn]?s|[kM]?B|[kMG]?bit/s|bytes?)(\W|$))")]
    private static partial Regex BeforeUnit();
}
