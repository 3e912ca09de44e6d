namespace SocketsLessons.Charts;

/// <summary>
/// Colours that readers with any common colour blindness can tell apart (M. Okabe and K. Ito, "Color
/// Universal Design", 2008), each with a dash, a marker and a fill pattern as a second cue.
/// </summary>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];
    private static readonly string[] Markers = ["circle", "diamond", "square", "triangle-up", "x", "cross"];
    private static readonly string[] Patterns = ["", "/", ".", "x", "\\", "-"];

    /// <summary>
    /// The grey of text and grid lines: equally far from white and from a dark editor's background,
    /// because a figure shown as JSON cannot know which of the two it is drawn on.
    /// </summary>
    public const string Grey = "#7f7f7f";

    public static string Colour(int series) => Colours[series % Colours.Length];

    public static string Dash(int series) => Dashes[series % Dashes.Length];

    public static string Marker(int series) => Markers[series % Markers.Length];

    public static string Pattern(int series) => Patterns[series % Patterns.Length];
}
