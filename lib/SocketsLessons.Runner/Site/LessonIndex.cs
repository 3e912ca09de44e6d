using System.Globalization;
using System.Net;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>The lists of an index, published or live.</summary>
internal static class LessonIndex
{
    /// <summary>A lesson: its title, what its opening promises, and facts about it.</summary>
    /// <param name="address">The address of its page, encoded.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="opening">What its opening promises.</param>
    /// <param name="facts">More facts, as HTML; those that are null are left out.</param>
    /// <param name="state">A class for the item, or null.</param>
    /// <param name="more">What is below the facts, as HTML.</param>
    public static string Item(
        string address, string title, LessonOpening opening, string?[] facts, string? state = null, string more = "")
    {
        string?[] all =
        [
            opening.Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes.") : null,
            opening.Part is { } part ? PageText.InLine($"{part}.") : null,
            opening.Needs is { } needs ? $"Needs {PageText.InLine(needs)}." : null,
            .. facts,
        ];
        var goals = opening.Goals is { } able ? PageText.After(opening.Lead!, able) : "";
        return $"<li{(state is null ? "" : $" class=\"{state}\"")}>"
            + $"<h3><a href=\"{address}\">{WebUtility.HtmlEncode(title)}</a></h3>{goals}"
            + $"<p class=\"facts\">{string.Join(' ', all.Where(fact => fact is not null))}</p>{more}</li>";
    }

    /// <summary>The texts that lessons lead to, such as the glossary.</summary>
    /// <param name="texts">Their pages' names, and their Markdown.</param>
    public static string Texts(IReadOnlyCollection<(string Address, string Markdown)> texts) => texts.Count == 0 ? ""
        : $"<h2>Beside the lessons</h2><ul>{string.Concat(texts.Select(text =>
            $"<li><a href=\"{Uri.EscapeDataString(text.Address)}\">"
                + $"{WebUtility.HtmlEncode(TextPage.Title(text.Markdown))}</a></li>"))}</ul>";
}
