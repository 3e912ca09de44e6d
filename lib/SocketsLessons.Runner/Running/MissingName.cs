using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>Says which cell has to be run first, where the compiler only says that it does not know a name.</summary>
internal static class MissingName
{
    /// <summary>The sentence, or null where the error has another reason.</summary>
    /// <param name="error">The error that the cell ended with, whatever engine it is from.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="notebook">The notebook that it is a cell of.</param>
    /// <param name="ran">The cells that have run to their end.</param>
    public static string? Advice(JsonNode error, Cell cell, Notebook notebook, IReadOnlySet<Cell> ran)
    {
        // Which error it is says little: a name that is missing here may be that of something else in a library.
        if (Cell.Text(error["ename"]) != CellOutput.CompilationErrorName) return null;
        var first = notebook.CodeCells.First();
        if (cell != first && !ran.Contains(first))
            return "Run the first code cell of the notebook first: it loads the library and its names.";
        var needs = CellNeed.Of(cell, notebook).Where(need => !ran.Contains(need.From)).ToArray();
        if (needs.Length == 0) return null;
        var from = needs[0].From;
        var names = needs.Where(need => need.From == from).Select(need => $"'{need.Name}'").ToArray();
        var heading = needs[0].Heading.Length > 0 ? $" under \"{needs[0].Heading}\"" : "";
        return $"First run the cell{heading} that begins with `{from.FirstLine}`: {string.Join(" and ", names)} {(names.Length == 1 ? "is" : "are")} from there.";
    }
}
