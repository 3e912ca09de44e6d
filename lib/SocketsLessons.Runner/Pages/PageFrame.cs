using System.Net;
using System.Reflection;

namespace SocketsLessons.Runner.Pages;

/// <summary>What is around the content of every page.</summary>
internal static class PageFrame
{
    /// <summary>The file beside the pages that charts are drawn with; without it they fetch it themselves.</summary>
    public const string PlotlyFile = "plotly.min.js";

    public static string Write(string title, string body, bool withPlotly) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style()}
        </style>
        {(withPlotly ? $"<script src=\"{PlotlyFile}\"></script>" : "")}
        </head>
        <body>
        <header><a href="index.html">SocketsLessons</a></header>
        <main>
        {body}
        </main>
        </body>
        </html>

        """;

    private static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
