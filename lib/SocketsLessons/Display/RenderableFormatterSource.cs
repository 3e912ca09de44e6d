using System.Diagnostics.CodeAnalysis;

namespace SocketsLessons;

/// <summary>Creates the formatters of every <see cref="IRenderable"/> value: HTML and text.</summary>
internal sealed class RenderableFormatterSource
{
    /// <summary>Called by the kernel, by name.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The kernel calls it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter(MimeType.Html, value => (value as IRenderable)?.ToHtml()),
        new MimeFormatter(MimeType.Text, value => (value as IRenderable)?.ToText()),
    ];
}
