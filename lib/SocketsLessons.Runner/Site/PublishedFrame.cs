using System.Net;

namespace SocketsLessons.Runner.Site;

/// <summary>The frame of a published page: its style and its script are in it, and a policy allows no other.</summary>
internal static class PublishedFrame
{
    /// <param name="title">The page's title, as text.</param>
    /// <param name="description">What the page is about, as text.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="side">What is beside the content, as HTML: its contents; or nothing.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    /// <param name="options">What the site has.</param>
    /// <param name="hasCharts">Whether plotly.js is needed.</param>
    /// <param name="hasAnswers">Whether there are answers to cover.</param>
    public static string Write(
        string title, string description, string links, string side, string main, string footer,
        SiteOptions options, bool hasCharts, bool hasAnswers = false) => PageFrame.Write(
        title,
        $"""
        <meta http-equiv="Content-Security-Policy" content="{Policy(options, hasCharts, hasAnswers)}">
        <meta name="description" content="{WebUtility.HtmlEncode(description)}">
        <meta name="referrer" content="no-referrer">
        <style>
        {PageResource.Style}
        </style>
        {(hasAnswers ? $"<script>{PageResource.Cover}</script>" : "")}
        {(hasCharts ? Plotly(options) : "")}
        """,
        "index.html", links, side, main, footer, $"<script type=\"module\">{PageResource.Script}</script>");

    /// <summary>
    /// A page runs its own script, known by its hash, and scripts beside it: plotly.js and the index of the search. It
    /// runs no script that came out of a cell, declared as HTML or not: the charts' data are read as data. Styles may
    /// be anywhere, because outputs and plotly bring theirs; nothing else is loaded from anywhere.
    /// </summary>
    private static string Policy(SiteOptions options, bool hasCharts, bool hasAnswers)
    {
        var cover = hasAnswers ? $" '{PageResource.CoverHash}'" : "";
        var plotly = hasCharts && !options.IsOffline ? $" {PlotlyCdn.Address}" : "";
        return $"default-src 'none'; script-src '{PageResource.ScriptHash}'{cover} 'self'{plotly}; "
            + "style-src 'unsafe-inline'; "
            + "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";
    }

    private static string Plotly(SiteOptions options) =>
        options.IsOffline ? $"<script defer src=\"{PlotlyTag.File}\"></script>" : PlotlyTag.Before;
}
