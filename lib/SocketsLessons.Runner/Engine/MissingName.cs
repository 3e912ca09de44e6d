using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>Says which cell to run first, where the compiler only says that it doesn't know a name.</summary>
internal static class MissingName
{
    /// <summary>The sentence, or null if the error has another reason.</summary>
    /// <param name="error">The error that the cell ended with, in either engine.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="notebook">Its notebook.</param>
    /// <param name="ran">The cells that have completed.</param>
    public static string? Advice(JsonNode error, Cell cell, Notebook notebook, IReadOnlySet<Cell> ran)
    {
        // The error's number says little: a missing name may be that of something else in a library.
        if (Cell.Text(error["ename"]) != CellOutput.CompilationErrorName) return null;
        var first = notebook.CodeCells.First();
        if (cell != first && !ran.Contains(first))
            return "Run the first code cell of the notebook first: it loads the library and its names.";
        var needs = CellDependency.Of(cell, notebook).Where(need => !ran.Contains(need.From)).ToArray();
        if (needs.Length == 0) return null;
        var from = needs[0].From;
        var names = needs.Where(need => need.From == from).Select(need => $"'{need.Name}'").ToArray();
        var heading = needs[0].Heading.Length > 0 ? $" under \"{needs[0].Heading}\"" : "";
        var defines = names.Length == 1 ? "is" : "are";
        return $"First run the cell{heading} that begins with `{from.FirstLine}`: "
            + $"{string.Join(" and ", names)} {defines} defined there.";
    }
}
