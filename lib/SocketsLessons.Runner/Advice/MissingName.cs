using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Advice;

/// <summary>Says which cell to run first, where the compiler only says that it doesn't know a name.</summary>
internal static partial class MissingName
{
    /// <summary>The sentence, or null if the error has another reason.</summary>
    /// <param name="error">The error that the cell ended with, in either engine.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="notebook">Its notebook. A cell of no notebook depends on none.</param>
    /// <param name="ran">The cells that have completed.</param>
    public static string? Advice(JsonNode error, Cell cell, Notebook notebook, IReadOnlySet<Cell> ran)
    {
        if (Cell.Text(error["ename"]) != CellOutput.CompilationErrorName || !notebook.Cells.Contains(cell)) return null;
        var errors = Cell.Text(error["traceback"]);
        bool IsMissing(string name) => errors.Contains($"'{name}'", StringComparison.Ordinal);
        var first = notebook.CodeCells.First();
        if (cell != first && !ran.Contains(first) && first.IsCSharp && MissingNames().IsMatch(errors))
        {
            if (LoadsNames(first))
                return "Run the first code cell of the notebook first: it loads the library and its names.";
            if (first.Names.Defined.Where(IsMissing).ToArray() is [_, ..] names)
                return Sentence(first, "", names);
        }

        // The error's number says little: it may be about a name of a library.
        var needs = CellDependency.Of(cell, notebook)
            .Where(need => !ran.Contains(need.From) && IsMissing(need.Name)).ToArray();
        if (needs is not [{ From: var from, Heading: var heading }, ..]) return null;
        return Sentence(from, heading, needs.Where(need => need.From == from).Select(need => need.Name));
    }

    private static string Sentence(Cell from, string heading, IEnumerable<string> names)
    {
        var defined = names.Select(name => $"'{name}'").ToArray();
        var place = heading.Length > 0 ? $" under \"{heading}\"" : "";
        return $"First run the cell{place} that begins with `{from.FirstLine}`: "
            + $"{string.Join(" and ", defined)} {(defined.Length == 1 ? "is" : "are")} defined there.";
    }

    /// <summary>Whether a cell gives the others a library's names.</summary>
    private static bool LoadsNames(Cell cell) =>
        CSharpScriptOptions.ParseCell(cell.Source) is { ContainsDirectives: true } or { Usings.Count: > 0 };

    // A name in the scope, a type, a namespace. A missing member is mostly misspelled.
    [GeneratedRegex(@"error CS(0103|0246|0234):")]
    private static partial Regex MissingNames();
}
