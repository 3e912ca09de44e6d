using System.Xml.Linq;
using SocketsLessons.Runner;

namespace SocketsLessons.TestSupport;

/// <summary>A drawing of the lessons that has steps, as its file says.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Svg">The drawing.</param>
internal sealed record SteppedDrawing(string Name, XElement Svg)
{
    public static readonly string Folder = Path.Combine(Checkout.Root, "notebooks", "images");

    public static IEnumerable<SteppedDrawing> All => Directory.GetFiles(Folder, "*.svg").Order(StringComparer.Ordinal)
        .Select(file => Read(Path.GetFileNameWithoutExtension(file))).Where(drawing => drawing.Words.Count > 0);

    /// <summary>What happens in each step.</summary>
    public IReadOnlyList<string> Words =>
    [
        .. from part in Svg.Descendants()
           where part.Attribute("data-step") is not null
           orderby (int)part.Attribute("data-step")!
           from words in part.Elements().Where(child => child.Name.LocalName == "desc")
           select words.Value,
    ];

    /// <summary>A text with this picture and one more sentence.</summary>
    public string Text => $"![What {Name} shows](images/{Name}.svg)\n\nWhat follows.";

    public static SteppedDrawing Read(string name) => new(name, XElement.Load(Path.Combine(Folder, $"{name}.svg")));
}
