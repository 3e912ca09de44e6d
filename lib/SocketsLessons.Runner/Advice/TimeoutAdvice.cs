using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Advice;

/// <summary>Names the call or the loop that a cell may be in, if it doesn't end, as far as its text tells.</summary>
internal static class TimeoutAdvice
{
    /// <summary>A sentence about the call or the loop in the cell that doesn't end, or null.</summary>
    /// <param name="cell">The cell that didn't end.</param>
    /// <param name="notebook">Its notebook: the cells above tell what the cell's variables are.</param>
    public static string? Find(Cell cell, Notebook notebook)
    {
        var before = notebook.CodeCells.TakeWhile(other => other != cell).Where(other => other.IsCSharp);
        var text = new CellText(before.Select(other => other.Source), cell.Source);
        var loops = text.OwnNodes.Select(node => (Loop: node, Found: EndlessLoop.Find(node, text)))
            .Where(loop => loop.Found is not null).ToList();
        // Of nested loops, the inner one says more.
        loops.RemoveAll(outer => loops.Any(inner => inner != outer && outer.Loop.Contains(inner.Loop)));
        var waits = new WaitFinder(text);
        var others = text.OwnNodes.Where(node => !loops.Any(loop => loop.Loop.Contains(node))).ToArray();
        var places = others.Select(node => (Node: node, Wait: waits.WaitOf(node)))
            .Concat(loops.Select(loop => (loop.Found!.Value.Node, Wait: (PossibleWait?)loop.Found.Value.Wait)))
            .Where(place => place.Wait is not null).OrderBy(place => place.Node.Span.End).ToArray();
        if (places.Length == 0)
            places = [.. others.Select(node => (node, waits.WeakWaitOf(node))).Where(place => place.Item2 is not null)];
        return places switch
        {
            [] => null,
            [var (node, wait)] => $"Line {Line(node)} {wait!.Sentence}",
            _ => $"It may be in one of these: {string.Join(", ", places.Select(place =>
                $"{place.Wait!.Name} (line {Line(place.Node)})").Distinct())}. Print a line before each to see which.",
        };
    }

    // Of a chain of calls, the line with the call's name.
    private static int Line(SyntaxNode node) => (node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        MemberAccessExpressionSyntax access => access.Name,
        _ => node,
    }).GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
