using System.Globalization;
using System.Net;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>What the published index and the live one share.</summary>
internal static class LessonIndex
{
    private const string Pictures = "images";

    /// <summary>The top of the page: what you'll be able to do, for whom it is, and where to begin.</summary>
    /// <param name="cards">The lessons.</param>
    /// <param name="begin">The links to begin with, as HTML.</param>
    /// <param name="need">What it takes to begin, in sentences; or nothing.</param>
    public static string Top(IReadOnlyCollection<IndexCard> cards, string begin, string need)
    {
        var path = cards.Where(card => CoursePart.Named(card.Opening) is { HasSteps: true }).ToArray();
        // A part of the path doesn't keep the promise of the whole.
        var isWhole = path.Length > 0 && path.Length == CoursePart.All.First(part => part.HasSteps).Last + 1;
        var promise = isWhole
            ? $"In less than {HoursAbove(Minutes(path))}, you'll have written your own chat, and you'll know what "
                + "every call in it does."
            : "Run each call yourself, and see what the system really does.";
        var picture = isWhole && path[^1].Picture is { } last
            ? $"<figure class=\"hero\">{Image(last)}<figcaption>The chat that you'll write</figcaption></figure>" : "";
        var pathTime = isWhole && path.Length < cards.Count
            ? $"The first path takes {Duration(Minutes(path))}. There are " : "";
        return $"<div class=\"top\"><div><h1>Learn sockets in C# by running them</h1><p class=\"lead\">{promise}</p>"
            + $"<p class=\"begin\">{begin}</p><p class=\"for\">For you if you can read a loop and a method in C#. You "
            + $"don't need to know anything about networks, TCP or UDP. {need} {pathTime}{Facts(cards, " in all")}"
            + $"</p></div>{picture}</div>";
    }

    /// <summary>The lessons, part by part.</summary>
    public static string Parts(IEnumerable<IndexCard> cards) => string.Concat(
        cards.GroupBy(card => CoursePart.Named(card.Opening)).Select(part =>
        {
            var list = part.Key?.HasSteps == true ? "ol" : "ul";
            return $"<h2>{part.Key?.Name ?? "Lessons"}</h2><p class=\"facts\">{Facts([.. part])} {part.Key?.Advice}</p>"
                + $"<{list} class=\"cards\">{string.Concat(part.Select(Card))}</{list}>";
        }));

    /// <summary>The texts that lessons lead to, such as the glossary.</summary>
    /// <param name="texts">Their pages' names, and their Markdown.</param>
    public static string Texts(IReadOnlyCollection<(string Address, string Markdown)> texts) => texts.Count == 0 ? ""
        : $"<h2>Beside the lessons</h2><ul class=\"texts\">{string.Concat(texts.Select(text =>
            $"<li><a href=\"{Uri.EscapeDataString(text.Address)}\">"
                + $"{WebUtility.HtmlEncode(TextPage.Title(text.Markdown))}</a></li>"))}</ul>";

    /// <summary>The address of a lesson's picture for an index, in the form of its number, or null.</summary>
    public static string? Picture(Notebook lesson)
    {
        var name = $"{lesson.Name.Split('-')[0]}-card.svg";
        return File.Exists(Path.Combine(lesson.Folder, Pictures, name))
            ? $"{Pictures}/{Uri.EscapeDataString(name)}" : null;
    }

    /// <summary>A time in hours and minutes.</summary>
    public static string Duration(int minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        var parts = new[] { (hours, "hour"), (rest, "minute") }.Where(part => part.Item1 > 0).Select(part =>
            string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2}{(part.Item1 == 1 ? "" : "s")}"));
        return string.Join(' ', parts);
    }

    /// <summary>The next whole hours above a time, in words.</summary>
    public static string HoursAbove(int minutes)
    {
        string[] words = ["an hour", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        var hours = minutes / 60;
        return hours == 0 ? words[0]
            : hours < words.Length ? $"{words[hours]} hours"
            : string.Create(CultureInfo.InvariantCulture, $"{hours + 1} hours");
    }

    private static string Card(IndexCard card)
    {
        var picture = card.Picture is { } address ? Image(address) : "";
        var about = card.Opening.Promise is { Length: > 0 } promise
            ? $"<p>{PageText.InLine($"{char.ToUpperInvariant(promise[0])}{promise[1..]}.")}</p>" : "";
        string?[] facts =
        [
            card.Opening.Minutes is { } minutes
                ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes") : null,
            card.Exercises > 0 ? string.Create(
                CultureInfo.InvariantCulture,
                $"{card.Exercises} {(card.Exercises == 1 ? "exercise" : "exercises")}") : null,
        ];
        return $"<li{(card.State is null ? "" : $" class=\"{card.State}\"")}>{picture}"
            + $"<h3><a href=\"{card.Address}\">{WebUtility.HtmlEncode(card.Title)}</a></h3>{about}"
            + $"{string.Join(" · ", facts.Where(fact => fact is not null)) switch
            {
                "" => "",
                var known => $"<p class=\"facts\">{known}</p>",
            }}{card.More}</li>";
    }

    // What it shows is said in words beside it.
    private static string Image(string address) =>
        $"<img class=\"thumb\" src=\"{address}\" alt=\"\" width=\"320\" height=\"180\">";

    /// <summary>How many lessons there are, and how long they take, as far as their openings say it.</summary>
    private static string Facts(IReadOnlyCollection<IndexCard> cards, string end = "")
    {
        var count = string.Create(
            CultureInfo.InvariantCulture, $"{cards.Count} {(cards.Count == 1 ? "lesson" : "lessons")}");
        return Minutes(cards) is > 0 and var minutes ? $"{count}, {Duration(minutes)}{end}." : $"{count}.";
    }

    private static int Minutes(IEnumerable<IndexCard> cards) => cards.Sum(card => card.Opening.Minutes ?? 0);
}
