using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>
/// Formats a value in MIME types as the kernel does: text for strings, HTML for HTML, the formats of a type's own
/// formatter source (see the library's Display folder), and the value's text for the rest. The kernel shows some of
/// the rest as a tree of properties.
/// </summary>
internal static class MimeBundle
{
    private const int MaxItems = 20;
    private const int MaxTotalItems = 10_000;
    private const int MaxDepth = 20;

    public static JsonObject Of(object? value) => value switch
    {
        string text => new() { ["text/plain"] = text },
        HtmlContent html => new() { ["text/html"] = html.ToString() },
        not null when ByConvention(value) is { Count: > 0 } bundle => bundle,
        Enum or TimeSpan => new() { ["text/html"] = $"<span>{WebUtility.HtmlEncode(value.ToString())}</span>" },
        DateTime or DateTimeOffset => new()
        {
            ["text/html"] = $"<span>{((IFormattable)value).ToString("u", CultureInfo.InvariantCulture)}</span>",
        },
        _ => new()
        {
            ["text/html"] = $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(Text(value))}</pre></div>",
        },
    };

    /// <summary>By convention, the attribute and the formatters are found by the names of their members.</summary>
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
            if ((preferred is null || preferred.Contains(mimeType))
                && format.Invoke(formatter, [value, writer]) is true)
                bundle[mimeType] = mimeType.EndsWith("+json", StringComparison.Ordinal)
                    ? JsonNode.Parse(writer.ToString()) : writer.ToString();
        }

        return bundle;
    }

    private static object? Property(object target, string name) => target.GetType().GetProperty(name)?.GetValue(target);

    private static string Text(object? value)
    {
        var remaining = MaxTotalItems;
        return Text(value, depth: 0, ref remaining);
    }

    private static string Text(object? value, int depth, ref int remaining) => value switch
    {
        null => "<null>",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => Items(items, depth, ref remaining),
        _ when IsOfCell(value.GetType()) => Members(value, depth, ref remaining),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether it is a type of a cell without its own text.</summary>
    private static bool IsOfCell(Type type) =>
        type.DeclaringType?.Name.StartsWith(SubmissionText.Mark, StringComparison.Ordinal) == true
        && type.GetMethod(nameof(ToString), [])!.DeclaringType is { } owner
        && (owner == typeof(object) || owner == typeof(ValueType));

    /// <summary>Its public members, in the form that a record's text has.</summary>
    private static string Members(object value, int depth, ref int remaining)
    {
        var type = value.GetType();
        var texts = new List<string>();
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            if (depth == MaxDepth || remaining == 0) break;
            if (member is not FieldInfo && member is not PropertyInfo { CanRead: true }) continue;
            if (member is PropertyInfo property && property.GetIndexParameters().Length > 0) continue;
            remaining--;
            texts.Add($"{member.Name} = {Text(ValueOf(member, value), depth + 1, ref remaining)}");
        }

        var name = type.Name.Split('`')[0];
        return texts.Count == 0 ? name : $"{name} {{ {string.Join(", ", texts)} }}";
    }

    private static object? ValueOf(MemberInfo member, object target)
    {
        try
        {
            return member is FieldInfo field ? field.GetValue(target) : ((PropertyInfo)member).GetValue(target);
        }
        catch (TargetInvocationException error)
        {
            return $"({error.InnerException!.GetType().Name})";
        }
    }

    /// <summary>The first items, and how many more there are if the collection knows.</summary>
    /// <param name="items">The items.</param>
    /// <param name="depth">How many lists these are in. A list may contain itself.</param>
    /// <param name="remaining">How many items may still be shown, in all lists together.</param>
    private static string Items(IEnumerable items, int depth, ref int remaining)
    {
        if (depth == MaxDepth) return "[ ... ]";
        var texts = new List<string>();
        var isTruncated = false;
        foreach (var item in items)
        {
            isTruncated = texts.Count == MaxItems || remaining == 0;
            if (isTruncated) break;
            remaining--;
            texts.Add(Text(item, depth + 1, ref remaining));
        }

        var more = isTruncated ? Count(items) - texts.Count : 0;
        return $"[ {string.Join(", ", texts)}{(more == 0 ? "" : $" ... ({(more is null ? "" : $"{more} ")}more)")} ]";
    }

    private static int? Count(IEnumerable items) => items is ICollection collection
        ? collection.Count
        : items.GetType().GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollection<>))
            ?.GetProperty(nameof(ICollection.Count))!.GetValue(items) as int?;
}
