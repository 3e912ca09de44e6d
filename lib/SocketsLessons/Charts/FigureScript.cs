using System.Reflection;

namespace SocketsLessons;

/// <summary>The script that draws a figure on a page, whatever else the page has loaded.</summary>
internal static class FigureScript
{
    private static readonly Lazy<string> Source = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("figure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("\"CDN-ADDRESS\"", $"'{PlotlyCdn.Address}'", StringComparison.Ordinal)
            .Replace("\"CDN-INTEGRITY\"", $"'{PlotlyCdn.Integrity}'", StringComparison.Ordinal);
    });

    /// <summary>
    /// Inserts the figure's name and JSON. System.Text.Json escapes &lt;, so no tag can end the script.
    /// </summary>
    public static string For(string name, string json) =>
        Source.Value
            .Replace("\"FIGURE-NAME\"", $"\"{name}\"", StringComparison.Ordinal)
            .Replace("\"FIGURE-JSON\"", json, StringComparison.Ordinal);
}
