using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>The pieces that drawings are made of.</summary>
internal static class Svg
{
    private const string Sans = "system-ui, sans-serif", Mono = "ui-monospace, monospace";

    /// <summary>A drawing that stands on its own, as wide as its place, within reason.</summary>
    /// <param name="width">Its width in its own units.</param>
    /// <param name="height">Its height in the same units.</param>
    /// <param name="altText">What it shows, for those who can't see it.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="maxWidth">How wide it gets at most, in parts of the text's size.</param>
    public static string Document(
        int width, int height, string altText, StringBuilder content, int maxWidth = 44) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="{Sans}"
        style="width:100%;min-width:22em;max-width:{maxWidth}em;height:auto" aria-label="{Html.Encode(altText)}"
        >{content}</svg>
        """);

    /// <summary>A piece of text. Its color is that of the text around the drawing, in light and dark.</summary>
    public static void Text(
        StringBuilder svg, int x, int y, string text, double size, string anchor = "start", int weight = 400,
        double opacity = 1, bool mono = false)
    {
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"currentColor\"");
        if (anchor != "start") svg.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{anchor}\"");
        if (weight != 400) svg.Append(CultureInfo.InvariantCulture, $" font-weight=\"{weight}\"");
        if (opacity < 1) svg.Append(CultureInfo.InvariantCulture, $" opacity=\"{opacity}\"");
        if (mono) svg.Append(CultureInfo.InvariantCulture, $" font-family=\"{Mono}\" xml:space=\"preserve\"");
        svg.Append('>').Append(Html.Encode(text)).Append("</text>");
    }
}
