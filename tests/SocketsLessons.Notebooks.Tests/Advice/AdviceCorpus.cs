using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Advice;

/// <summary>
/// Cells with mistakes that people really make, each with the advice that must come, word for word. A case ends with
/// its line <c>=&gt; advice</c>, or <c>=&gt; nothing</c>; a line <c>~~~</c> separates the cells of a notebook.
/// </summary>
internal static class AdviceCorpus
{
    private const string Mark = "=> ";

    /// <summary>The cases of a file: the code, and the advice.</summary>
    public static TheoryData<string, string> Cases(string file)
    {
        var cases = new TheoryData<string, string>();
        List<string> lines = [];
        foreach (var line in File.ReadLines(Path.Combine(
            Repository.Root, "tests", "SocketsLessons.Notebooks.Tests", "Advice", file)))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            cases.Add(string.Join('\n', lines), line[Mark.Length..]);
            lines.Clear();
        }

        Assert.Empty(lines);
        return cases;
    }

    /// <summary>The notebook of a case.</summary>
    public static Notebook Notebook(string code) => Runs.Make(code.Split("\n~~~\n"));

    /// <summary>What the corpus calls an advice.</summary>
    public static string Name(string? advice) => advice ?? "nothing";
}
