using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>A name that a cell needs from another cell of its notebook.</summary>
/// <param name="Name">The variable, function or type.</param>
/// <param name="From">The code cell that defines it.</param>
/// <param name="Heading">The nearest heading above that cell, or an empty string.</param>
/// <param name="IsNextAbove">Whether that cell is the code cell directly above, under the same heading.</param>
internal sealed record CellDependency(string Name, Cell From, string Heading, bool IsNextAbove)
{
    /// <summary>What a cell needs from the others. The first code cell's names are always there, so they don't
    /// count.</summary>
    public static IReadOnlyList<CellDependency> Of(Cell cell, Notebook notebook)
    {
        var cells = notebook.CodeCells.ToArray();
        var place = Array.IndexOf(cells, cell);
        // A cell of another language defines no C# names.
        var defined = cells.Select(other => IsCSharp(other) ? other.Names.Defined : new HashSet<string>()).ToArray();
        return
        [
            .. from name in cell.Names.Used.Order(StringComparer.Ordinal)
               let before = Enumerable.Range(0, place).LastOrDefault(index => defined[index].Contains(name), -1)
               let after = Enumerable.Range(place, cells.Length - place)
                   .FirstOrDefault(index => defined[index].Contains(name), -1)
               let source = before >= 0 ? before : after
               where source > 0
               let heading = HeadingAbove(cells[source], notebook)
               select new CellDependency(
                   name, cells[source], heading, source == place - 1 && heading == HeadingAbove(cell, notebook)),
        ];
    }

    /// <summary>The cells that some cells need, and the cells that those need, in the notebook's order.</summary>
    public static IEnumerable<Cell> AllOf(IEnumerable<Cell> cells, Notebook notebook)
    {
        var (needed, open) = (new HashSet<Cell>(), new Queue<Cell>(cells));
        while (open.TryDequeue(out var cell))
        {
            foreach (var need in Of(cell, notebook).Where(need => needed.Add(need.From))) open.Enqueue(need.From);
        }

        return notebook.CodeCells.Where(needed.Contains);
    }

    private static bool IsCSharp(Cell cell) => cell.IsCSharp
        && (!cell.Source.StartsWith("#!", StringComparison.Ordinal) || CellDirectives.SelectsCSharp(cell.Source));

    private static string HeadingAbove(Cell cell, Notebook notebook) => notebook.Cells
        .TakeWhile(other => other != cell).Where(other => other.IsMarkdown)
            .SelectMany(other => other.Markdown.HeadingTitles)
        .LastOrDefault() ?? "";
}
