using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// A drawing of the lessons that can be seen step by step. Its groups name their step (<c>data-step</c>) and say in
/// <c>desc</c> what happens in it. A page contains the drawing itself, so that its script can show the steps, and the
/// words as a list. Without the script, the whole drawing shows. In a notebook it's a picture like any other.
/// </summary>
internal static partial class SteppedPicture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // What only draws. A drawing with anything else stays a picture, in which browsers run no script.
    private static readonly string[] Elements =
        ["svg", "title", "desc", "style", "g", "path", "rect", "circle", "text", "tspan"];

    /// <summary>The picture as HTML with its steps, or null where the file is no drawing with steps.</summary>
    /// <param name="address">The picture's address in a lesson's text.</param>
    /// <param name="find">The file of a picture, by its address.</param>
    /// <param name="words">What the picture shows, as text.</param>
    public static string? ToHtml(string address, Func<string, string?> find, string words)
    {
        if (Address().Match(address) is not { Success: true, Groups: [_, var name] }) return null;
        if (find(address) is not { } file || !File.Exists(file)
            || Read(file) is not { } drawing || !OnlyDraws(drawing, name.Value)) return null;
        (int Number, string Says)[] steps =
        [
            .. from part in drawing.Descendants()
               where int.TryParse(part.Attribute("data-step")?.Value, CultureInfo.InvariantCulture, out _)
               from says in part.Elements(Svg + "desc")
               let number = (int)part.Attribute("data-step")!
               orderby number
               select (number, says.Value),
        ];
        if (steps.Length == 0) return null;

        // The page has these words in its list, and the name as the drawing's label.
        drawing.Descendants().Where(part => part.Name == Svg + "desc" || part.Name == Svg + "title").Remove();
        drawing.SetAttributeValue("aria-label", words);
        var list = new StringBuilder();
        foreach (var (_, says) in steps)
            list.Append(CultureInfo.InvariantCulture, $"<li>{WebUtility.HtmlEncode(says)}</li>\n");
        return
            $"""
            <figure class="steps">
            {drawing.ToString(SaveOptions.DisableFormatting)}
            <div class="words">
            <div class="turn" role="group" aria-label="The picture step by step">
            <button type="button" data-go="back">Back</button>
            <button type="button" data-go="next">Next</button>
            <button type="button" data-go="play">Play</button>
            <button type="button" data-go="all">Show all</button>
            <span class="at"></span>
            </div>
            <ol>
            {list}</ol>
            </div>
            </figure>

            """;
    }

    private static XElement? Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Whether it draws and does nothing else, and has no id that a page may have, too.</summary>
    private static bool OnlyDraws(XElement drawing, string name) => drawing.DescendantsAndSelf().All(part =>
        part.Name.Namespace == Svg && Elements.Contains(part.Name.LocalName)
        && part.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).All(attribute =>
            attribute.Name == "id" ? part == drawing && attribute.Value == $"picture-{name}"
            : attribute.Name.LocalName != "href"
                && !attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"^images/([\w-]+)\.svg$")]
    private static partial Regex Address();
}
