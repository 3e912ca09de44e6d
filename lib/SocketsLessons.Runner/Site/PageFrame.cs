using System.Net;

namespace SocketsLessons.Runner.Site;

/// <summary>What is around the content of every page.</summary>
internal static class PageFrame
{
    /// <summary>The name of plotly.js beside the pages.</summary>
    public const string PlotlyFile = "plotly.min.js";

    /// <summary>What the frame's own parts are called in a page, where no heading may be called the same.</summary>
    public const string ContentId = "content", StatusId = "said";

    /// <summary>What pages load where no plotly.js lies beside them (see Charts/figure.js).</summary>
    public const string PlotlyVersion = "4.1.2";
    public const string PlotlyIntegrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    public const string PlotlyAddress =
        $"https://cdn.jsdelivr.net/npm/plotly.js-dist-min@{PlotlyVersion}/plotly.min.js";

    private const string PlotlyFromCdn =
        $"src=\"{PlotlyAddress}\" integrity=\"{PlotlyIntegrity}\" crossorigin=\"anonymous\"></script>";

    /// <summary>Loads plotly.js without holding up the page: it waits for nothing, and nothing waits for it.</summary>
    public const string PlotlyMeanwhile = $"<script async data-plotly {PlotlyFromCdn}";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 "
            + "5h9l-3-3M14 11H5l3 3' fill='none' stroke='%23548ad0' stroke-width='2'/%3E%3C/svg%3E";

    /// <param name="title">The page's title, as text.</param>
    /// <param name="description">What the page is about, as text.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    /// <param name="options">What the site has.</param>
    /// <param name="hasCharts">Whether plotly.js is needed.</param>
    public static string Write(
        string title, string description, string links, string main, string footer, SiteOptions options,
        bool hasCharts) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy(options, hasCharts)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="description" content="{WebUtility.HtmlEncode(description)}">
        <meta name="referrer" content="no-referrer">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="{Icon}">
        <style>
        {PageResource.Style}
        </style>
        {(hasCharts ? Plotly(options) : "")}
        </head>
        <body>
        <a class="skip" href="#{ContentId}">Skip to the content</a>
        <header>
        <nav aria-label="Site"><a class="home" href="index.html">SocketsLessons</a>{links}</nav>
        </header>
        <main id="{ContentId}" tabindex="-1">
        {main}
        </main>
        <footer>
        {footer}
        </footer>
        <div id="{StatusId}" class="unseen" role="status"></div>
        <script type="module">{PageResource.Script}</script>
        </body>
        </html>

        """;

    /// <summary>
    /// A page runs its own script, known by its hash, and plotly.js. It runs no script that came out of a cell,
    /// declared as HTML or not: the charts' data are read as data. Styles may be anywhere, because outputs and
    /// plotly bring theirs; nothing else is loaded from anywhere.
    /// </summary>
    private static string Policy(SiteOptions options, bool hasCharts)
    {
        var plotly = !hasCharts ? "" : options.IsOffline ? " 'self'" : $" {PlotlyAddress}";
        return $"default-src 'none'; script-src '{PageResource.ScriptHash}'{plotly}; style-src 'unsafe-inline'; "
            + "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";
    }

    private static string Plotly(SiteOptions options) => options.IsOffline
        ? $"<script defer src=\"{PlotlyFile}\"></script>"
        : $"<script defer {PlotlyFromCdn}";
}
