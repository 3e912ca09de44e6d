namespace SocketsLessons;

/// <summary>A value that notebooks show as HTML, and other programs as text.</summary>
internal interface IRenderable
{
    /// <summary>The value as an HTML fragment, with all data encoded.</summary>
    string ToHtml();

    /// <summary>The same content as text.</summary>
    string ToText() => ToString() ?? "";
}
