namespace SocketsLessons;

/// <summary>
/// Colors that readers with any common color blindness can tell apart (M. Okabe and K. Ito, "Color Universal Design",
/// 2008), each with a dash, a marker and a fill pattern as a second cue.
/// </summary>
internal static class Palette
{
    /// <summary>
    /// The gray of text and grid lines, readable on white and on a dark editor's background: a figure shown as JSON
    /// can't know which of the two it is drawn on.
    /// </summary>
    public const string Gray = "#7f7f7f";

    private static readonly (string Color, string Dash, string Marker, string Pattern)[] Looks =
    [
        ("#0072b2", "solid", "circle", ""),
        ("#d55e00", "dash", "diamond", "/"),
        ("#009e73", "dot", "square", "."),
        ("#cc79a7", "dashdot", "triangle-up", "x"),
        ("#e69f00", "longdash", "x", "\\"),
        ("#56b4e9", "longdashdot", "cross", "-"),
    ];

    public static (string Color, string Dash, string Marker, string Pattern) Look(int series) =>
        Looks[series % Looks.Length];
}
