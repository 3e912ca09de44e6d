namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The cell of a lesson that only measures: the text above it says that it can be skipped on a first reading, and pages
/// show it folded.
/// </summary>
internal static class HelperCell
{
    /// <summary>The words of the text above it.</summary>
    public const string Label = "**How this is measured.** Skip this cell on a first reading.";

    /// <summary>Whether a code cell is one: its marker stands in the text right above it.</summary>
    public static bool Is(Cell cell, Notebook notebook)
    {
        if (!cell.IsCode) return false;
        var above = notebook.Cells.TakeWhile(known => known != cell).LastOrDefault();
        return above is { IsMarkdown: true }
            && above.Source.ReplaceLineEndings(" ").Contains(Label, StringComparison.Ordinal);
    }
}
