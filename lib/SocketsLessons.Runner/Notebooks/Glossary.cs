using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The page of terms beside the lessons. A term is a heading of the second level; what is in italics below it are
/// its other names. Which lesson introduces it is a line that is generated.
/// </summary>
internal sealed partial class Glossary
{
    public const string FileName = "glossary.md";

    private const string MetIn = "Met in ";

    /// <summary>Begins the list of what lessons set in italics and is no term.</summary>
    private const string NoTerms = "<!-- In italics in the lessons, and no terms:";

    private readonly Dictionary<string, string> _entries;
    private readonly HashSet<string> _others;

    private Glossary(string path, string text, Dictionary<string, string> entries, HashSet<string> others)
    {
        Path = path;
        Text = text;
        _entries = entries;
        _others = others;
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The terms, in the order of the page.</summary>
    public IEnumerable<string> Terms => _entries.Values.Distinct();

    /// <summary>Reads the page beside these lessons; null where there is none.</summary>
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
            foreach (var alias in LessonText.Italics(entry.Groups[2].Value)) entries.TryAdd(Key(alias.Text), term);
        }

        var others = text.IndexOf(NoTerms, StringComparison.Ordinal) is var start and >= 0
            ? text[(start + NoTerms.Length)..].Split("-->")[0].Replace('\n', ' ').Split(',').Select(other => other.Trim()) : [];
        return new Glossary(path, text, entries, [.. others]);
    }

    /// <summary>The term that a passage in italics means, or null.</summary>
    public string? Find(string italic) => _others.Contains(italic) ? null : _entries.GetValueOrDefault(Key(italic));

    public static string Link(string term) => $"{FileName}#{Anchor(term)}";

    /// <summary>What is wrong with the page, or with how lessons use it.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Notebook> lessons)
    {
        foreach (var use in Uses(lessons).Where(use => use.Lesson.IsCSharp))
        {
            if (use is { Term: null, Italic.Link: null } && MayBeTerm(use.Italic.Text) && !IsHeading(use.Italic.Text, lessons))
                yield return new Finding(use.Lesson.Name, use.Cell.Id,
                    $"'{use.Italic.Text}' is in italics: give it an entry in {FileName}, or put it on the list of what is no term, at the end there.");
            if (use is { First: true, Italic.Link: var link, Term: { } term } && link != Link(term))
                yield return new Finding(use.Lesson.Name, use.Cell.Id, $"link the first use of '{term}': [*{use.Italic.Text}*]({Link(term)})");
            if (use.Italic.Link is { } target && target.StartsWith(FileName + "#", StringComparison.Ordinal) && !Terms.Any(known => Link(known) == target))
                yield return new Finding(use.Lesson.Name, use.Cell.Id, $"the link to {target} leads to no entry.");
        }

        if (WithPlaces(lessons) != Text)
            yield return new Finding("glossary", "notebook", $"its lines '{MetIn.Trim()}' are out of date; `lessons check --fix` writes them.");
    }

    /// <summary>Links the first use of each term; says which.</summary>
    public IEnumerable<Finding> SetLinks(IReadOnlyList<Notebook> lessons)
    {
        var unset = Uses(lessons).Where(use => use is { First: true, Term: not null, Italic.Link: null, Lesson.IsCSharp: true }).ToArray();
        // From the end of each text, so that what is still to be changed stays where it is.
        foreach (var use in unset.Reverse())
        {
            var source = use.Cell.Source;
            var (start, end) = (use.Italic.Start, use.Italic.Start + use.Italic.Length);
            use.Cell.Source = $"{source[..start]}[{source[start..end]}]({Link(use.Term!)}){source[end..]}";
        }

        return unset.Select(use => new Finding(use.Lesson.Name, use.Cell.Id, $"linked '{use.Italic.Text}' to the glossary."));
    }

    /// <summary>The page with the line below each term that says which lesson introduces it, and where.</summary>
    public string WithPlaces(IReadOnlyList<Notebook> lessons)
    {
        var places = Uses(lessons).Where(use => use is { First: true, Term: not null })
            .ToDictionary(use => use.Term!, use => $"{MetIn}[{use.Lesson.Title}]({use.Lesson.Name}.ipynb){(use.Part is null ? "" : $", under “{use.Part}”")}.");
        return Entry().Replace(Text, entry =>
        {
            var body = Place().Replace(entry.Groups[2].Value, "").TrimEnd('\n');
            var place = places.TryGetValue(entry.Groups[1].Value.Trim(), out var found) ? $"\n\n{found}" : "";
            return $"## {entry.Groups[1].Value}\n{body}{place}\n{(entry.Value.EndsWith("\n\n", StringComparison.Ordinal) ? "\n" : "")}";
        });
    }

    private sealed record Use(Notebook Lesson, Cell Cell, string? Part, LessonText.Italic Italic, string? Term, bool First);

    /// <summary>Everything in italics, in the order in which learners read.</summary>
    private IEnumerable<Use> Uses(IReadOnlyList<Notebook> lessons)
    {
        var met = new HashSet<string>();
        foreach (var lesson in lessons)
        {
            string? part = null;
            foreach (var cell in lesson.Cells.Where(cell => cell.IsMarkdown))
            {
                var source = cell.Source;
                var parts = LessonText.Parts(source).ToArray();
                foreach (var italic in LessonText.Italics(source))
                {
                    var above = parts.LastOrDefault(heading => heading.Start < italic.Start)?.Title;
                    var term = IsElsewhere(italic.Link) ? null : Find(italic.Text);
                    yield return new Use(lesson, cell, above ?? part, italic, term, term is not null && met.Add(term));
                }

                part = parts.LastOrDefault()?.Title ?? part;
            }
        }
    }

    private static bool IsElsewhere(string? link) => link is not null && !link.StartsWith(FileName, StringComparison.Ordinal);

    /// <summary>Letters are variables, and more than four words are a quotation.</summary>
    private bool MayBeTerm(string text) => text.Length > 1 && text.Split(' ').Length <= 4 && !_others.Contains(text);

    /// <summary>Lessons name their own parts in italics.</summary>
    private static bool IsHeading(string text, IReadOnlyList<Notebook> lessons) =>
        lessons.SelectMany(lesson => lesson.Cells).Where(cell => cell.IsMarkdown).SelectMany(cell => LessonText.Parts(cell.Source))
            .Any(part => part.Title.Contains(text, StringComparison.OrdinalIgnoreCase) && char.IsUpper(text[0]));

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
