namespace SocketsLessons;

/// <summary>
/// Names the class that formats a value for a notebook. The .NET Interactive kernel looks for this attribute by name,
/// so the library needs no reference to it.
/// </summary>
/// <param name="formatterSourceType">A class with a parameterless constructor and a method
/// <c>CreateTypeFormatters()</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to send, all in one output.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
