namespace SocketsLessons.Runner.Notebooks;

/// <summary>A lesson as its readers see it: texts, sections, opening and exercises. Each text is parsed once.</summary>
internal sealed class LessonDocument
{
    public LessonDocument(Notebook notebook)
    {
        Notebook = notebook;
        Opening = LessonOpening.Of(notebook);
        Exercises = LessonExercise.In(notebook);
    }

    public Notebook Notebook { get; }

    /// <summary>The promises of the opening text.</summary>
    public LessonOpening Opening { get; }

    public IReadOnlyList<LessonExercise> Exercises { get; }

    /// <summary>The text cells, in order.</summary>
    public IEnumerable<(Cell Cell, LessonText Text)> Texts =>
        Notebook.Cells.Where(cell => cell.IsMarkdown).Select(cell => (cell, cell.Markdown));
}
