namespace SocketsLessons;

/// <summary>
/// Names the class that turns a value into HTML and text for a notebook. The .NET Interactive kernel
/// knows this attribute by its name alone, so a library can be shown richly and yet reference nothing.
/// </summary>
/// <param name="formatterSourceType">
/// A class with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to send, all of them in one output.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
