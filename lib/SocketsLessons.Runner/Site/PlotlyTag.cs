namespace SocketsLessons.Runner.Site;

/// <summary>How a page loads plotly.js.</summary>
internal static class PlotlyTag
{
    /// <summary>The name of plotly.js beside the pages.</summary>
    public const string File = "plotly.min.js";

    /// <summary>Loads it from its CDN before the page's own script runs.</summary>
    public const string Before = $"<script defer src=\"{PlotlyCdn.Address}\" "
        + $"integrity=\"{PlotlyCdn.Integrity}\" crossorigin=\"anonymous\"></script>";

    /// <summary>Where the live page's script loads it from, as attributes.</summary>
    /// <param name="isHere">Whether it's served with the page.</param>
    public static string Data(bool isHere) => isHere
        ? $"data-plotly=\"/{File}\"" : $"data-plotly=\"{PlotlyCdn.Address}\" data-integrity=\"{PlotlyCdn.Integrity}\"";
}
