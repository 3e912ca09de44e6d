using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Scripting;

/// <summary>
/// Turns a value into MIME types as the kernel does: text for strings, HTML for HTML, what a type's own
/// formatter source makes (see the library's Display folder), and HTML with the value's text for the rest. The
/// kernel shows some of the rest as a tree of properties: a lesson writes such a value as text.
/// </summary>
internal static class MimeBundle
{
    private const int MostItems = 20;
    private const int MostItemsInAll = 10_000;
    private const int MostDepth = 20;

    public static JsonObject Of(object? value) => value switch
    {
        string text => new() { ["text/plain"] = text },
        HtmlContent html => new() { ["text/html"] = html.ToString() },
        not null when ByConvention(value) is { Count: > 0 } bundle => bundle,
        Enum or TimeSpan => new() { ["text/html"] = $"<span>{WebUtility.HtmlEncode(value.ToString())}</span>" },
        DateTime or DateTimeOffset => new() { ["text/html"] = $"<span>{((IFormattable)value).ToString("u", CultureInfo.InvariantCulture)}</span>" },
        _ => new() { ["text/html"] = $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(Text(value))}</pre></div>" },
    };

    /// <summary>The convention knows the attribute and the formatters by the names of their members only.</summary>
    private static JsonObject? ByConvention(object value)
    {
        var attribute = value.GetType().GetCustomAttributes(inherit: true)
            .FirstOrDefault(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute is null || Property(attribute, "FormatterSourceType") is not Type sourceType) return null;

        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var formatters = (IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var preferred = Property(attribute, "PreferredMimeTypes") as string[];
        var bundle = new JsonObject();
        foreach (var formatter in formatters)
        {
            var mimeType = (string)Property(formatter, "MimeType")!;
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
            if ((preferred is null || preferred.Contains(mimeType)) && format.Invoke(formatter, [value, writer]) is true)
                bundle[mimeType] = mimeType.EndsWith("+json", StringComparison.Ordinal) ? JsonNode.Parse(writer.ToString()) : writer.ToString();
        }

        return bundle;
    }

    private static object? Property(object target, string name) => target.GetType().GetProperty(name)?.GetValue(target);

    private static string Text(object? value)
    {
        var room = MostItemsInAll;
        return Text(value, depth: 0, ref room);
    }

    private static string Text(object? value, int depth, ref int room) => value switch
    {
        null => "<null>",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => Items(items, depth, ref room),
        _ => value.ToString() ?? "",
    };

    /// <summary>The first items, and how many more there are where that can be known without going through them.</summary>
    /// <param name="items">The items.</param>
    /// <param name="depth">How many lists these are in; a list may be in itself.</param>
    /// <param name="room">How many items may be shown yet, in whatever list.</param>
    private static string Items(IEnumerable items, int depth, ref int room)
    {
        if (depth == MostDepth) return "[ ... ]";
        var texts = new List<string>();
        var isCut = false;
        foreach (var item in items)
        {
            isCut = texts.Count == MostItems || room == 0;
            if (isCut) break;
            room--;
            texts.Add(Text(item, depth + 1, ref room));
        }

        var more = isCut ? Count(items) - texts.Count : 0;
        return $"[ {string.Join(", ", texts)}{(more == 0 ? "" : $" ... ({(more is null ? "" : $"{more} ")}more)")} ]";
    }

    private static int? Count(IEnumerable items) => items is ICollection collection
        ? collection.Count
        : items.GetType().GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollection<>))
            ?.GetProperty(nameof(ICollection.Count))!.GetValue(items) as int?;
}
