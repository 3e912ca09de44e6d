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
        Register<GenericChart>(chart => chart.ToFigure());
        Register<Figure>(PlotlyCharts.ThroughPlotly);
    }

    private static void Register<T>(Func<T, Figure> figure)
    {
        Formatter.Register<T>((chart, writer) => writer.Write(figure(chart).ToJson()), MimeType.Plotly);
        Formatter.Register<T>((chart, writer) => writer.Write(Html(figure(chart))), HtmlFormatter.MimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(figure(chart).ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(
            typeof(T), MimeType.Plotly, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    private static string Html(Figure figure) => figure.ToHtml();
}
