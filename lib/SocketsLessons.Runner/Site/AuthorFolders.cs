using System.Text.Encodings.Web;
using System.Text.Json;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Removes the folders of the machine that ran a lesson from its outputs: a stack trace that a cell prints contains the
/// paths of the notebook and of the library's sources.
/// </summary>
internal static class AuthorFolders
{
    /// <summary>A copy of the notebook in which paths below the checkout and the notebook's folder are
    /// relative.</summary>
    public static Notebook RemoveFrom(Notebook executed)
    {
        var text = executed.ToText();
        foreach (var folder in (string[])[executed.Folder, Checkout.Root])
        {
            // Not the root of a file system, whose name is in every path.
            if (Path.GetDirectoryName(folder) is null) continue;
            var prefix = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
            // As it stands in JSON, where Windows' separators are escaped.
            var escaped = JsonEncodedText.Encode(prefix, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            text = text.Replace(escaped, "", StringComparison.Ordinal);
        }

        return Notebook.Parse(executed.Path, text);
    }
}
