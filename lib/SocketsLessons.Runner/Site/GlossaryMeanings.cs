using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>What the glossary says about each term, in short, for the pages whose lessons link to it.</summary>
internal sealed partial class GlossaryMeanings
{
    /// <summary>The address of its page.</summary>
    public const string Page = "glossary.html";

    private const string FileName = "glossary.md";
    private const string LinkStart = FileName + "#";

    private readonly Dictionary<string, string> _meanings = [];

    private GlossaryMeanings(LessonText page)
    {
        HeadingBlock? term = null;
        foreach (var block in page.Document)
        {
            if (block is HeadingBlock { Level: 2 } heading) term = heading;
            else if (block is ParagraphBlock paragraph && term?.TryGetAttributes()?.Id is { } id)
            {
                _meanings.TryAdd(id, WithoutSource().Replace(LessonText.PlainText(paragraph), "$1."));
                term = null;
            }
        }
    }

    /// <summary>Reads the glossary of a folder, or returns null where it has none.</summary>
    public static GlossaryMeanings? In(string folder) =>
        Path.Combine(folder, FileName) is var path && File.Exists(path) ? Parse(File.ReadAllText(path)) : null;

    public static GlossaryMeanings Parse(string markdown) => new(LessonText.Parse(markdown));

    /// <summary>The meaning of the term that an address in a lesson leads to, or null.</summary>
    public string? Of(string? address) => address?.StartsWith(LinkStart, StringComparison.Ordinal) == true
        ? _meanings.GetValueOrDefault(address[LinkStart.Length..]) : null;

    // The first sentences end with their source, in brackets, which the glossary itself shows.
    [GeneratedRegex(@"^(.+?) \([^()]* [^()]*\)\..*$", RegexOptions.Singleline)]
    private static partial Regex WithoutSource();
}
