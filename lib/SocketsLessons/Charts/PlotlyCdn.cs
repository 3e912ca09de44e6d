namespace SocketsLessons;

/// <summary>
/// What charts load where no plotly.js lies beside the library or the page: a version on the npm CDN. This file is
/// compiled into the library and into the command, which doesn't reference the library.
/// </summary>
internal static class PlotlyCdn
{
    public const string Address = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js";

    /// <summary>The file's hash, as a script's <c>integrity</c> has it (W3C Subresource Integrity): a browser runs no
    /// other.</summary>
    public const string Integrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";
}
