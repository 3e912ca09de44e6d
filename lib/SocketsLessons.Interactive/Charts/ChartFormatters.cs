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
        Try();
        // Plotly.NET.Interactive first: it does no more than register an HTML form, so it asks for no kernel.
        ((IKernelExtension)new FormatterKernelExtension()).OnLoadAsync(null!).GetAwaiter().GetResult();
        Register<GenericChart>(chart => chart.ToFigure());
        Register<Figure>(PlotlyCharts.ThroughPlotly);
    }

    /// <summary>Throws now, and not in a lesson's cell, where this was built against another version of the library.</summary>
    private static void Try()
    {
        var figure = PlotlyCharts.ThroughPlotly(LibrarySurface.Undescribed([], []));
        _ = LibrarySurface.Json(figure) + LibrarySurface.Html(figure) + LibrarySurface.Text(figure);
    }

    private static void Register<T>(Func<T, Figure> figure)
    {
        Formatter.Register<T>((chart, writer) => writer.Write(LibrarySurface.Json(figure(chart))), LibrarySurface.PlotlyMimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(LibrarySurface.Html(figure(chart))), HtmlFormatter.MimeType);
        Formatter.Register<T>((chart, writer) => writer.Write(LibrarySurface.Text(figure(chart))), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), LibrarySurface.PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
