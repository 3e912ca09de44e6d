namespace SocketsLessons.Runner.Site;

/// <summary>What a site has in addition to its lessons.</summary>
/// <param name="PlotlyFile">The plotly.js to put beside the pages; with none, they load it from its CDN.</param>
/// <param name="Repository">The lessons' GitHub repository, OWNER/NAME, or null where it is not known.</param>
internal sealed record SiteOptions(string? PlotlyFile = null, string? Repository = null)
{
    /// <summary>Whether a notebook, by its name, has a page on the site.</summary>
    public Func<string, bool>? HasLesson { get; init; }

    public bool IsOffline => PlotlyFile is not null;

    /// <summary>Where GitHub opens a Codespace of the repository, or takes up the reader's last one
    /// (GitHub's documentation, "Facilitating quick creation and resumption of codespaces").</summary>
    public string? Codespace => Repository is null ? null : $"https://codespaces.new/{Repository}?quickstart=1";
}
