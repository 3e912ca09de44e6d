namespace SocketsLessons.Runner.Notebooks;

/// <summary>A name that a cell needs from another cell of its notebook.</summary>
/// <param name="Name">The variable, function or type.</param>
/// <param name="From">The code cell that defines it.</param>
/// <param name="Heading">The nearest heading above that cell, or an empty string.</param>
/// <param name="IsNextAbove">Whether that cell is the code cell right above, under the same heading.</param>
internal sealed record CellNeed(string Name, Cell From, string Heading, bool IsNextAbove)
{
    /// <summary>What a cell needs from the others; what the first code cell has is there always.</summary>
    public static IReadOnlyList<CellNeed> Of(Cell cell, Notebook notebook)
    {
        var cells = notebook.CodeCells.ToArray();
        var place = Array.IndexOf(cells, cell);
        var names = CellNames.Of(cell);
        var defined = cells.Select(other => CellNames.Of(other).Defined).ToArray();
        return
        [
            .. from name in names.Used.Order(StringComparer.Ordinal)
               let before = Enumerable.Range(0, place).LastOrDefault(index => defined[index].Contains(name), -1)
               let after = Enumerable.Range(place, cells.Length - place).FirstOrDefault(index => defined[index].Contains(name), -1)
               let source = before >= 0 ? before : after
               where source > 0
               select new CellNeed(name, cells[source], HeadingAbove(cells[source], notebook), source == place - 1 && HeadingAbove(cells[source], notebook) == HeadingAbove(cell, notebook)),
        ];
    }

    private static string HeadingAbove(Cell cell, Notebook notebook) => notebook.Cells
        .TakeWhile(other => other != cell).Where(other => other.IsMarkdown).SelectMany(other => other.Source.Split('\n'))
        .LastOrDefault(line => line.StartsWith('#'))?.TrimStart('#').Trim() ?? "";
}
