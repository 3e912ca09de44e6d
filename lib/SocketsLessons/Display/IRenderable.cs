namespace SocketsLessons;

/// <summary>A value that a notebook shows as HTML, and everything else as text.</summary>
internal interface IRenderable
{
    /// <summary>A fragment of HTML in which everything that came from outside is encoded.</summary>
    string ToHtml();

    /// <summary>The same content in words, for those who cannot see the HTML.</summary>
    string ToText() => ToString() ?? "";
}
