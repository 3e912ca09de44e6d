using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Pages;

/// <summary>The folder that a run is written to: executed notebooks, their pages, and what the pages need.</summary>
internal sealed class Site(string folder)
{
    public string Folder { get; } = Path.GetFullPath(folder);

    public string Index => Path.Combine(Folder, "index.html");

    /// <summary>Writes one lesson, so that it is there even when a later one never ends.</summary>
    /// <exception cref="NotebookException">The folder cannot be written to.</exception>
    public void Write(LessonResult result) => Guard(() =>
    {
        Directory.CreateDirectory(Folder);
        var lesson = result.Executed;
        File.WriteAllText(Path.Combine(Folder, lesson.Name + ".ipynb"), lesson.ToText());
        CopyImages(Path.Combine(lesson.Folder, "images"), Path.Combine(Folder, "images"));
        var plotly = Path.Combine(lesson.Folder, "..", "lib", "SocketsLessons", "bin", PageFrame.PlotlyFile);
        if (File.Exists(plotly)) File.Copy(plotly, Path.Combine(Folder, PageFrame.PlotlyFile), overwrite: true);
        File.WriteAllText(Path.Combine(Folder, lesson.Name + ".html"), LessonPage.Write(result, withPlotly: File.Exists(plotly)));
    });

    /// <exception cref="NotebookException">The folder cannot be written to.</exception>
    public void WriteIndex(IReadOnlyList<LessonResult> results) => Guard(() => File.WriteAllText(Index, IndexPage.Write(results)));

    private static void CopyImages(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        Directory.CreateDirectory(to);
        foreach (var image in Directory.GetFiles(from)) File.Copy(image, Path.Combine(to, Path.GetFileName(image)), overwrite: true);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"Cannot write to {Folder}: {error.Message} Choose another folder with --out.", error);
        }
    }
}
