using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// Finds terms of the glossary that a lesson uses before the sentence that explains them, which is the one where they
/// first appear in italics. The opening and the headings don't count: they say what will be explained.
/// </summary>
internal static partial class TermOrder
{
    public static IEnumerable<Finding> Check(IReadOnlyList<Notebook> lessons, Glossary glossary)
    {
        var known = lessons.SelectMany(lesson => lesson.Document.Texts).SelectMany(part => part.Text.Italics)
            .Select(italic => glossary.Find(italic.Text)).ToHashSet();
        var unexplained = glossary.Names.Where(name => known.Contains(name.Term) && !glossary.IsEverydayWord(name.Name))
            .GroupBy(name => name.Term, name => Pattern(name.Name))
            .ToDictionary(term => term.Key, term => term.ToArray());
        foreach (var lesson in lessons)
        {
            foreach (var (cell, text) in lesson.Document.Texts)
            {
                var explained = text.Italics.Select(italic => (Term: glossary.Find(italic.Text), italic.Start))
                    .Where(italic => italic.Term is not null).DistinctBy(italic => italic.Term)
                    .ToDictionary(italic => italic.Term!, italic => italic.Start);
                var words = cell == lesson.Cells[0] || !OpeningLine.IsIn(lesson) ? "" : Words(text);
                foreach (var (term, names) in unexplained)
                {
                    var start = explained.GetValueOrDefault(term, int.MaxValue);
                    if (names.Select(name => name.Match(words)).FirstOrDefault(use => IsEarly(use, start, words))
                        is not { } early) continue;
                    yield return new Finding(
                        lesson.Name, cell.Id,
                        $"'{early.Value}' isn't explained yet. Explain it here, in italics, or use other words. "
                            + $"(A common word can go into the list of everyday words in {Glossary.FileName}.)");
                    unexplained.Remove(term);
                }

                foreach (var term in explained.Keys) unexplained.Remove(term);
            }
        }
    }

    private static bool IsEarly(Match use, int explained, string words) => use.Success && use.Index < explained
        && (explained == int.MaxValue || SentenceEnd().IsMatch(words[(use.Index + use.Length)..explained]));

    private static Regex Pattern(string name) => new(
        $@"(?<![\w-]){Regex.Escape(name).Replace(@"\ ", @"\s+", StringComparison.Ordinal)}(?:s|es)?(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The words of a text at their places, and blanks in place of everything else.</summary>
    private static string Words(LessonText text)
    {
        var words = new StringBuilder(new string(' ', text.Source.Length));
        foreach (var literal in text.Document.Descendants<LiteralInline>().Where(IsProse))
        {
            for (var at = literal.Span.Start; at <= literal.Span.End; at++) words[at] = text.Source[at];
        }

        return words.ToString();
    }

    private static bool IsProse(LiteralInline literal)
    {
        for (var outer = literal.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is EmphasisInline { DelimiterChar: '*', DelimiterCount: 1 }
                || outer is LinkInline { IsImage: true }
                || (outer is LinkInline link && link.Url?.Contains(".ipynb", StringComparison.Ordinal) == true)
                || outer.ParentBlock is HeadingBlock) return false;
        }

        return true;
    }

    [GeneratedRegex(@"[.!?:]\s")]
    private static partial Regex SentenceEnd();
}
