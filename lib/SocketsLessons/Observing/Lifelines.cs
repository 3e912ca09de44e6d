using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>The vertical lines of a sequence diagram, interrupted where words stand on them.</summary>
internal sealed class Lifelines
{
    private readonly List<(double Left, double Right, int Top, int Bottom)> _words = [];

    /// <summary>Leaves a gap in each line that runs through this place.</summary>
    public void Interrupt(double left, double right, int top, int bottom) => _words.Add((left, right, top, bottom));

    /// <summary>Draws a line, dotted down to where the socket begins.</summary>
    public void Draw(StringBuilder svg, int x, int top, int begin, int bottom)
    {
        Append(svg, x, top, Math.Min(begin, bottom), " stroke-dasharray=\"1 4\"");
        Append(svg, x, Math.Min(begin, bottom), bottom, "");
    }

    private void Append(StringBuilder svg, int x, int top, int bottom, string style)
    {
        var path = new StringBuilder();
        var y = top;
        foreach (var gap in _words.Where(word => word.Left <= x && x <= word.Right).OrderBy(word => word.Top))
        {
            var end = Math.Min(gap.Top, bottom);
            if (end > y) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}V{end}");
            y = Math.Max(y, gap.Bottom);
        }

        if (bottom > y) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}V{bottom}");
        if (path.Length > 0) svg.Append("<path d=\"").Append(path).Append(
            CultureInfo.InvariantCulture, $"\" stroke=\"currentColor\" opacity=\".5\"{style}/>");
    }
}
