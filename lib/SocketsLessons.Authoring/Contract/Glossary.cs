using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// The glossary beside the lessons. A term is a heading of the second level, and its other names are in italics below
/// it. A generated line says which lesson introduces it.
/// </summary>
internal sealed partial class Glossary
{
    public const string FileName = "glossary.md";

    private const string MetIn = "Met in ";

    /// <summary>The start of the list of italics in lessons that aren't terms.</summary>
    private const string NotTerms = "<!-- In italics in the lessons, and no terms:";

    /// <summary>The start of the list of terms that are everyday words as well.</summary>
    private const string EverydayWords = "<!-- Everyday words, which lessons may use before they are terms:";

    private readonly Dictionary<string, string> _entries;
    private readonly HashSet<string> _others;
    private readonly HashSet<string> _everyday;

    private Glossary(string path, string text, Dictionary<string, string> entries)
    {
        Path = path;
        Text = text;
        _entries = entries;
        _others = [.. Listed(text, NotTerms)];
        _everyday = [.. Listed(text, EverydayWords).Select(Key)];
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The terms, in the order of the page.</summary>
    public IEnumerable<string> Terms => _entries.Values.Distinct();

    /// <summary>What the terms are called, in lower case and in the singular.</summary>
    public IEnumerable<(string Name, string Term)> Names => _entries.Select(entry => (entry.Key, entry.Value));

    /// <summary>Reads the page beside these lessons, or null if there is none.</summary>
    public static Glossary? Beside(IReadOnlyList<Notebook> lessons)
    {
        var path = System.IO.Path.Combine(lessons[0].Folder, FileName);
        return File.Exists(path) ? Parse(path, File.ReadAllText(path)) : null;
    }

    public static Glossary Parse(string path, string text)
    {
        var entries = new Dictionary<string, string>();
        foreach (Match entry in Entry().Matches(text))
        {
            var term = entry.Groups[1].Value.Trim();
            entries.TryAdd(Key(term), term);
            foreach (var alias in LessonText.Parse(entry.Groups[2].Value).Italics)
                entries.TryAdd(Key(alias.Text), term);
        }

        return new Glossary(path, text, entries);
    }

    /// <summary>Whether lessons may use one of these names before they explain the term.</summary>
    public bool IsEverydayWord(string name) => _everyday.Contains(name);

    /// <summary>The term that a passage in italics means, or null.</summary>
    public string? Find(string italic) => _others.Contains(italic) ? null : _entries.GetValueOrDefault(Key(italic));

    public static string Link(string term) => $"{FileName}#{Anchor(term)}";

    /// <summary>What is wrong with the page, or with the lessons' links to it.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Notebook> lessons)
    {
        foreach (var use in Uses(lessons).Where(use => use.Lesson.IsCSharp))
        {
            if (use is { Term: null, Italic.Link: null } && MayBeTerm(use.Italic.Text)
                && !IsHeading(use.Italic.Text, lessons))
                yield return new Finding(use.Lesson.Name, use.Cell.Id,
                    $"'{use.Italic.Text}' is in italics: add an entry to {FileName}, "
                        + "or add it to the list at its end.");
            if (use is { First: true, Italic.Link: var link, Term: { } term } && link != Link(term))
                yield return new Finding(
                    use.Lesson.Name, use.Cell.Id,
                    $"link the first use of '{term}': [*{use.Italic.Text}*]({Link(term)})");
            if (use.Italic.Link is { } target && target.StartsWith(FileName + "#", StringComparison.Ordinal)
                && !Terms.Any(known => Link(known) == target))
                yield return new Finding(use.Lesson.Name, use.Cell.Id, $"there is no entry for the link {target}.");
        }

        if (WithPlaces(lessons) != Text)
            yield return new Finding(
                "glossary", "notebook",
                $"its lines '{MetIn.Trim()}' are out of date. `author check --fix` updates them.");
    }

    /// <summary>Links the first use of each term, and returns what it changed.</summary>
    public IEnumerable<Finding> SetLinks(IReadOnlyList<Notebook> lessons)
    {
        var unset = Uses(lessons)
            .Where(use => use is { First: true, Term: not null, Italic.Link: null, Lesson.IsCSharp: true }).ToArray();
        // From the end of each text, so that the remaining positions stay valid.
        foreach (var use in unset.Reverse())
        {
            var source = use.Cell.Source;
            var (start, end) = (use.Italic.Start, use.Italic.Start + use.Italic.Length);
            use.Cell.Source = $"{source[..start]}[{source[start..end]}]({Link(use.Term!)}){source[end..]}";
        }

        return unset.Select(use =>
            new Finding(use.Lesson.Name, use.Cell.Id, $"linked '{use.Italic.Text}' to the glossary."));
    }

    /// <summary>The page with an up-to-date line below each term that says where lessons introduce it.</summary>
    public string WithPlaces(IReadOnlyList<Notebook> lessons)
    {
        var places = Uses(lessons).Where(use => use is { First: true, Term: not null })
            .ToDictionary(use => use.Term!, use => $"{MetIn}[{use.Lesson.Title}]({use.Lesson.Name}.ipynb)"
                + $"{(use.Section is null ? "" : $", under “{use.Section}”")}.");
        return Entry().Replace(Text, entry =>
        {
            var body = Place().Replace(entry.Groups[2].Value, "").TrimEnd('\n');
            var place = places.TryGetValue(entry.Groups[1].Value.Trim(), out var found) ? $"\n\n{found}" : "";
            var end = entry.Value.EndsWith("\n\n", StringComparison.Ordinal) ? "\n" : "";
            return $"## {entry.Groups[1].Value}\n{body}{place}\n{end}";
        });
    }

    private sealed record Use(
        Notebook Lesson, Cell Cell, string? Section, LessonText.Italic Italic, string? Term, bool First);

    /// <summary>Everything in italics, in the order in which learners read.</summary>
    private IEnumerable<Use> Uses(IReadOnlyList<Notebook> lessons)
    {
        var met = new HashSet<string>();
        foreach (var lesson in lessons)
        {
            string? section = null;
            foreach (var (cell, text) in lesson.Document.Texts)
            {
                var sections = text.Sections.ToArray();
                foreach (var italic in text.Italics)
                {
                    var above = sections.LastOrDefault(heading => heading.Start < italic.Start)?.Title;
                    var term = LinksElsewhere(italic.Link) ? null : Find(italic.Text);
                    yield return new Use(
                        lesson, cell, above ?? section, italic, term, term is not null && met.Add(term));
                }

                section = sections.LastOrDefault()?.Title ?? section;
            }
        }
    }

    private static bool LinksElsewhere(string? link) =>
        link is not null && !link.StartsWith(FileName, StringComparison.Ordinal);

    /// <summary>Single letters are variables, and more than four words are a quotation.</summary>
    private bool MayBeTerm(string text) =>
        text.Length > 1 && text.Split(' ').Length <= 4 && !_others.Contains(text);

    /// <summary>Lessons name their own parts in italics.</summary>
    private static bool IsHeading(string text, IReadOnlyList<Notebook> lessons) =>
        char.IsUpper(text[0])
            && lessons.SelectMany(lesson => lesson.Document.Texts).SelectMany(part => part.Text.Sections)
            .Any(section => section.Title.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Listed(string text, string list) =>
        text.IndexOf(list, StringComparison.Ordinal) is var start and >= 0
            ? text[(start + list.Length)..].Split("-->")[0].Replace('\n', ' ').Split(',').Select(word => word.Trim())
            : [];

    /// <summary>One spelling for singular and plural, and for both cases.</summary>
    private static string Key(string term)
    {
        var key = term.Trim().TrimEnd('.', ',').ToLowerInvariant();
        return key.EndsWith('s') && !key.EndsWith("ss", StringComparison.Ordinal) ? key[..^1] : key;
    }

    /// <summary>The anchor that GitHub, VS Code and Markdig give a heading.</summary>
    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^## (.+)\n((?:(?!## |<!--).*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\n?Met in \[.*\n?", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
