namespace SocketsLessons.Runner.Engine;

/// <summary>A string of HTML, shown as HTML.</summary>
/// <param name="content">The HTML.</param>
public sealed class HtmlContent(string content)
{
    /// <summary>The HTML.</summary>
    public override string ToString() => content;
}
