using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Plotly.NET.Interactive;

namespace SocketsLessons.Interactive.Charts;

/// <summary>
/// Tells the kernel how charts are shown: as plotly JSON, which notebooks draw by themselves, with HTML that
/// draws online and offline, and text. Plotly.NET's own HTML draws in neither case (it needs its CDN, and
/// leaves the first charts blank beside other users of require.js), so it is not what is sent.
/// </summary>
internal static class ChartFormatters
{
    public static void Register()
    {
        // Plotly.NET.Interactive first: it does no more than register an HTML form, so it asks for no kernel.
        ((IKernelExtension)new FormatterKernelExtension()).OnLoadAsync(null!).GetAwaiter().GetResult();
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(chart.ToFigure().ToJson()), MimeType.Plotly);
        Formatter.Register<GenericChart>(
            (chart, writer) => writer.Write(chart.ToFigure().ToHtml()), HtmlFormatter.MimeType);
        Formatter.Register<GenericChart>(
            (chart, writer) => writer.Write(chart.ToFigure().ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(
            typeof(GenericChart), MimeType.Plotly, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        // The library shows a figure in the other forms itself.
        Formatter.Register<Figure>(
            (figure, writer) => writer.Write(figure.ToPlotly().ToFigure().ToJson()), MimeType.Plotly);
    }
}
