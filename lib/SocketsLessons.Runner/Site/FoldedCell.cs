namespace SocketsLessons.Runner.Site;

/// <summary>A helper cell on a page: folded, because learners can skip it on a first reading.</summary>
internal static class FoldedCell
{
    /// <param name="cell">The cell, as HTML.</param>
    public static string Around(string cell) =>
        $"<details class=\"helper\"><summary>How this is measured: the code</summary>\n{cell}</details>\n";
}
