namespace SocketsLessons.Runner.Scripting;

/// <summary>Text that is HTML, and is shown as such.</summary>
/// <param name="content">The HTML.</param>
public sealed class HtmlContent(string content)
{
    /// <summary>The HTML.</summary>
    public override string ToString() => content;
}
