using System.Diagnostics.CodeAnalysis;

namespace SocketsLessons.Display;

/// <summary>Makes the formatters of every <see cref="IShown"/> value: HTML and text.</summary>
internal sealed class ShownFormatterSource
{
    /// <summary>Called by the kernel, by name.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The kernel calls it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter(MimeType.Html, value => (value as IShown)?.ToHtml()),
        new MimeFormatter(MimeType.Text, value => (value as IShown)?.ToText()),
    ];
}
