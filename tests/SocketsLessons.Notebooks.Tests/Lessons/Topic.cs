using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>Something that a lesson must cover, and how one sees that it does. Code proves that it is run; text, that
/// it is said.</summary>
/// <param name="What">The topic, or the claim that is put to the test.</param>
/// <param name="Cell">The id of the cell where it is, or * where any cell of the lesson will do.</param>
/// <param name="Proof">What stands in that cell, as a regular expression; a space matches any white space.</param>
internal sealed record Topic(string What, string Cell, string Proof)
{
    public bool IsIn(Notebook lesson) => Cells(lesson).Any();

    /// <summary>The cells that prove it.</summary>
    public IEnumerable<Cell> Cells(Notebook lesson) =>
        lesson.Cells.Where(cell => (Cell == "*" || cell.Id == Cell) && Pattern.IsMatch(cell.Source));

    private Regex Pattern => new(Proof.Replace(" ", @"\s+", StringComparison.Ordinal), RegexOptions.IgnoreCase);

    public override string ToString() => What;
}
