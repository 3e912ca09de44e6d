using System.Diagnostics.CodeAnalysis;

namespace SocketsLessons;

/// <summary>Creates the formatters of a <see cref="Figure"/>: plotly JSON, HTML and text.</summary>
internal sealed class FigureFormatterSource
{
    /// <summary>Called by the kernel, by name.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The kernel calls it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter(MimeType.Plotly, value => (value as Figure)?.ToJson()),
        .. new RenderableFormatterSource().CreateTypeFormatters(),
    ];
}
