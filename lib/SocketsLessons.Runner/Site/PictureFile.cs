using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>A drawing in a file beside the lessons.</summary>
internal static partial class PictureFile
{
    /// <summary>Its width and height in pixels, as attributes: a page keeps its place before it has been read. Nothing
    /// where they aren't known.</summary>
    public static string Size(string? path)
    {
        if (path is null || !path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) || !File.Exists(path)) return "";
        var size = Root().Match(File.ReadAllText(path));
        return size.Success ? $" width=\"{size.Groups[1].Value}\" height=\"{size.Groups[2].Value}\"" : "";
    }

    [GeneratedRegex("<svg[^>]* width=\"(\\d+)\" height=\"(\\d+)\"")]
    private static partial Regex Root();
}
