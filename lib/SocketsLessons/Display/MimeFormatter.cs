namespace SocketsLessons;

/// <summary>Writes a value in one MIME type; the kernel calls it by the names of its members.</summary>
internal sealed class MimeFormatter(string mimeType, Func<object, string?> render)
{
    /// <summary>The MIME type that this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="value"/>, or answers false where it has no such form.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (render(value) is not { } content) return false;
        writer.Write(content);
        return true;
    }
}
