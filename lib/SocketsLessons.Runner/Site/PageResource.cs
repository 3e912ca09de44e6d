using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>The style and the script that every page carries in itself.</summary>
internal static partial class PageResource
{
    public static string Style { get; } = Read("page.css");

    /// <summary>The modules of a page as one: a page that is opened from a folder may import none.</summary>
    public static string Script { get; } = string.Concat(
        ((string[])
        [
            "say.js", "wide.js", "charts.js", "copy.js", "glossary.js", "search.js", "steps.js", "reading.js",
            "page.js",
        ])
            .Select(name => Module().Replace(Read(name), "")));

    /// <summary>The script that covers answers, for the head of a page.</summary>
    public static string Cover { get; } = Read("cover.js");

    /// <summary>What a content security policy knows the script by.</summary>
    public static string ScriptHash { get; } = Hash(Script);

    /// <summary>The same for the script that covers answers.</summary>
    public static string CoverHash { get; } = Hash(Cover);

    private static string Hash(string script) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";

    [GeneratedRegex(@"^(import .*\n|export )", RegexOptions.Multiline)]
    private static partial Regex Module();

    /// <summary>Indentation, and lines that are a comment: readers of a page don't need them.</summary>
    [GeneratedRegex(@"^[ \t]*(?://|/\*(?=[^\n]*\*/\n)).*\n|^[ \t]+", RegexOptions.Multiline)]
    private static partial Regex Unread();

    // Browsers hash what is between the tags with the line ends that they read, which are \n.
    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return Unread().Replace(reader.ReadToEnd().ReplaceLineEndings("\n"), "");
    }
}
