using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>
/// A learner's own copy of a lesson: its text, with their code and outputs. The lesson itself is never written. A
/// cell that the learner has not changed follows the lesson when that is updated.
/// </summary>
internal sealed partial class LessonWork : IAsyncDisposable
{
    /// <summary>The cell's metadata that holds the hash of the shipped code, to tell the learner's change from the
    /// lesson's.</summary>
    private const string ShippedHash = "shipped";

    private readonly Dictionary<string, string> _shipped;
    private readonly Dictionary<string, Cell> _cells;

    private LessonWork(Notebook lesson, string path)
    {
        Notebook = lesson.Unexecuted();
        foreach (var (index, cell) in Notebook.Cells.Index().Where(item => item.Item.Id.Length == 0))
            cell.Json["id"] = $"cell-{index}";
        _cells = Notebook.CodeCells.ToDictionary(cell => cell.Id);
        _shipped = _cells.ToDictionary(item => item.Key, item => item.Value.Source);
        File = new SavedFile(path, ToText);
    }

    /// <summary>To be held while cells are read or changed.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The lesson with the learner's code in its cells.</summary>
    public Notebook Notebook { get; }

    public SavedFile File { get; }

    public static LessonWork Open(Notebook lesson, string folder)
    {
        var path = Path.Combine(folder, lesson.Name + ".ipynb");
        var work = new LessonWork(lesson, path);
        if (System.IO.File.Exists(path)) work.TakeOver(path);
        return work;
    }

    public Cell? Find(string id) => _cells.GetValueOrDefault(id);

    public bool IsChanged(Cell cell)
    {
        lock (Lock) return cell.Source != _shipped[cell.Id];
    }

    public void Edit(Cell cell, string source)
    {
        lock (Lock) cell.Source = source;
        File.Changed();
    }

    /// <summary>Brings a cell's code back, and forgets its outputs.</summary>
    public void Reset(Cell cell)
    {
        lock (Lock)
        {
            cell.Source = _shipped[cell.Id];
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }

        File.Changed();
    }

    /// <summary>The notebook as it is written: with links that lead from its folder to the lessons' pictures and
    /// texts.</summary>
    public string ToText()
    {
        lock (Lock)
        {
            var copy = Notebook.Parse(Notebook.Path, Notebook.Json.ToJsonString());
            foreach (var cell in copy.Cells)
            {
                if (cell.IsMarkdown)
                    cell.Source = Beside().Replace(cell.Source, $"](../{Path.GetFileName(Notebook.Folder)}/$1");
                else if (cell.IsCode && cell.Json["metadata"] is JsonObject metadata)
                    metadata[ShippedHash] = Hash(_shipped[cell.Id]);
            }

            return copy.ToText();
        }
    }

    public ValueTask DisposeAsync() => File.DisposeAsync();

    private void TakeOver(string path)
    {
        Notebook own;
        try
        {
            own = Notebook.Read(path);
        }
        catch (UserErrorException)
        {
            // Damaged by another program: kept, and the lesson begins anew.
            System.IO.File.Copy(path, $"{path}.damaged", overwrite: true);
            return;
        }

        foreach (var saved in own.CodeCells)
        {
            if (Find(saved.Id) is not { } cell) continue;
            var isChanged = Cell.Text(saved.Json["metadata"]?[ShippedHash]) != Hash(saved.Source);
            if (isChanged) cell.Source = saved.Source;
            // What came out of other code than this would mislead.
            if (cell.Source == saved.Source) cell.Json["outputs"] = saved.Outputs.DeepClone();
        }
    }

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..16];

    [GeneratedRegex(@"\]\((?=images/|[\w-]+\.md)((?:images/)?[^)\s]+)")]
    private static partial Regex Beside();
}
