using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Programs;

/// <summary>A lesson's text as comments of a program.</summary>
internal static partial class Prose
{
    public static string Comment(string markdown)
    {
        var text = Folded().Replace(markdown, match => match.Groups[1].Success ? $"{match.Groups[1].Value}:" : "");
        text = Link().Replace(text, match => match.Groups[2].Value.Contains("://", StringComparison.Ordinal)
            ? $"{match.Groups[1].Value} ({match.Groups[2].Value})" : match.Groups[1].Value);
        var lines = text.Replace("**", "", StringComparison.Ordinal).Trim().Split('\n');
        return string.Concat(lines.Select(line => line.Length == 0 ? "//\n" : $"// {line}\n"));
    }

    [GeneratedRegex("<details><summary>(.*?)</summary>|</?details>|</?kbd>")]
    private static partial Regex Folded();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();
}
