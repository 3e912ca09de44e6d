namespace SocketsLessons.Runner.Site;

/// <summary>How a page loads plotly.js.</summary>
internal static class PlotlyTag
{
    /// <summary>The name of plotly.js beside the pages.</summary>
    public const string File = "plotly.min.js";

    private const string FromCdn =
        $"src=\"{PlotlyCdn.Address}\" integrity=\"{PlotlyCdn.Integrity}\" crossorigin=\"anonymous\"></script>";

    /// <summary>Loads it before the page's own script runs.</summary>
    public const string Before = $"<script defer {FromCdn}";

    /// <summary>Loads it without holding up the page: it waits for nothing, and nothing waits for it.</summary>
    public const string Meanwhile = $"<script async data-plotly {FromCdn}";
}
