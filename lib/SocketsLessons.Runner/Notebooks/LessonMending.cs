namespace SocketsLessons.Runner.Notebooks;

/// <summary>Mends what breaks the lesson contract and can be mended by rule, in the lessons' own files.</summary>
internal static class LessonMending
{
    /// <exception cref="NotebookException">A file cannot be written.</exception>
    public static void Mend(IReadOnlyList<Notebook> lessons)
    {
        foreach (var lesson in lessons)
        {
            var mended = lesson.Unexecuted();
            foreach (var cell in mended.CodeCells) FirstComment.Mend(cell, mended);
            if (mended.Cells[^1] is { IsMarkdown: true } last && last.Source.Split('\n') is [.., var line] lines && Navigation.IsLine(line))
                last.Source = string.Join('\n', [.. lines[..^1], Navigation.Line(lesson, lessons)]);
            Write(mended);
        }
    }

    private static void Write(Notebook lesson)
    {
        try
        {
            if (File.ReadAllText(lesson.Path) != lesson.ToText()) File.WriteAllText(lesson.Path, lesson.ToText());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{lesson.Path}: the file cannot be written: {error.Message}", error);
        }
    }
}
