using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Removes the folders of the machine that ran a lesson from its outputs: a stack trace that a cell prints contains the
/// paths of the notebook and of the library's sources.
/// </summary>
internal static class AuthorFolders
{
    /// <summary>A copy of the notebook in which paths below the checkout and the notebook's folder are relative, and
    /// those below the user's own folder begin with a tilde.</summary>
    public static Notebook RemoveFrom(Notebook executed)
    {
        var copy = Notebook.Parse(executed.Path, executed.ToText());
        var folders = Folders(executed.Folder);
        JsonTexts.Replace(copy.Json["cells"], text => Replace(text, folders));
        return copy;
    }

    /// <summary>The same for a text about the notebook.</summary>
    public static string RemoveFrom(string text, string notebookFolder) => Replace(text, Folders(notebookFolder));

    /// <summary>The folders, each with what stands for it, and for it and the separator after it.</summary>
    private static (Regex Folder, string Alone, string Begun)[] Folders(string notebookFolder)
    {
        (string Name, string Alone, string Begun)[] folders =
        [
            (notebookFolder, ".", ""), (Checkout.Root, ".", ""),
            (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~", "~/"),
        ];
        // Not the root of a file system, whose name is in every path.
        return [.. from folder in folders
                   where Path.GetDirectoryName(folder.Name) is not null
                   select (Pattern(folder.Name), folder.Alone, folder.Begun)];
    }

    /// <summary>A folder's whole name; in code and in JSON, Windows' separators are doubled.</summary>
    private static Regex Pattern(string folder)
    {
        var separators = (char[])[Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
        var names = Path.TrimEndingDirectorySeparator(folder).TrimStart(separators).Split(separators)
            .Select(Regex.Escape);
        var start = folder.StartsWith(Path.DirectorySeparatorChar) ? @"[\\/]" : "";
        return new Regex(
            $@"(?<![\w.~-]){start}{string.Join(@"[\\/]+", names)}(?:([\\/]+)|(?![\w-]|\.\w))",
            OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None);
    }

    private static string Replace(string text, (Regex Folder, string Alone, string Begun)[] folders) =>
        folders.Aggregate(text, (rest, folder) => folder.Folder.Replace(
            rest, match => match.Groups[1].Success ? folder.Begun : folder.Alone));
}
