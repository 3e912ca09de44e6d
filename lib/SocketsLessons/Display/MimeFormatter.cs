namespace SocketsLessons;

/// <summary>Writes a value as one MIME type. The kernel finds the members by name.</summary>
internal sealed class MimeFormatter(string mimeType, Func<object, string?> render)
{
    /// <summary>The MIME type that this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; returns false if it has no such form.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (render(value) is not { } content) return false;
        writer.Write(content);
        return true;
    }
}
