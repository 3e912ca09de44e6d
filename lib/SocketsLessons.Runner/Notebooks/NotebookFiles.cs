namespace SocketsLessons.Runner.Notebooks;

/// <summary>Finds the notebooks that a command is about.</summary>
internal static class NotebookFiles
{
    private const string Folder = "notebooks";
    private const string Ending = ".ipynb";

    /// <summary>Reads the named lessons and notebooks, and those in the named folders; with no name, all
    /// lessons.</summary>
    /// <exception cref="UserErrorException">One of them is missing or not a notebook; the message has a line for
    /// each.</exception>
    public static IReadOnlyList<Notebook> Read(IReadOnlyList<string> names)
    {
        var notebooks = new List<Notebook>();
        var complaints = new List<string>();
        void Guard(Action read)
        {
            try { read(); }
            catch (UserErrorException error) { complaints.Add(error.Message); }
        }

        foreach (var name in names.Count > 0 ? names : [LessonsFolder()])
        {
            Guard(() =>
            {
                // A lesson may be named twice: by its number, say, and by its path.
                var files = Files(name)
                    .Where(file => !notebooks.Exists(notebook => notebook.Path == Path.GetFullPath(file)));
                foreach (var file in files) Guard(() => notebooks.Add(Notebook.Read(file)));
            });
        }

        // Some systems take A.ipynb and a.ipynb for one file.
        foreach (var twice in notebooks.GroupBy(notebook => notebook.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
            complaints.Add(
                $"{twice.Key}: two notebooks of this name would be written to one file; run them one at a time.");
        if (notebooks.Any(notebook => notebook.Name.Equals("index", StringComparison.OrdinalIgnoreCase)))
            complaints.Add("index: a page of this name would be written over by the index; rename the notebook.");
        return complaints.Count == 0 ? notebooks
            : throw new UserErrorException(string.Join(Environment.NewLine, complaints));
    }

    /// <summary>Reads one lesson, by its number or name, or by the path of its notebook.</summary>
    /// <exception cref="UserErrorException">There is no such lesson, or it is not a notebook.</exception>
    public static Notebook Find(string name) => Files(name) is [var file]
        ? Notebook.Read(file)
        : throw new UserErrorException(
            $"{name}: there is more than one notebook in this folder; name the one that you mean.");

    /// <summary>The folder of the lessons: <c>notebooks</c> in this folder or the nearest one above.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static string LessonsFolder() => FindFolder()
        ?? throw new UserErrorException(
            $"There is no folder '{Folder}' here or above; go to the lessons' folder, or name a notebook.");

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }

    /// <summary>What a name stands for, in every command: the notebooks of a folder, a file, or else a
    /// lesson.</summary>
    private static string[] Files(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new UserErrorException("An empty name names no notebook.");
        if (!Directory.Exists(name)) return [File.Exists(name) ? name : Lesson(name)];
        var files = In(name);
        return files.Length > 0 ? files
            : throw new UserErrorException($"{name}: there are no notebooks (*.ipynb) in this folder.");
    }

    /// <summary>The lesson of a number (8, 08), a name (08-latency, also with its ending) or a name's beginning
    /// (08-late).</summary>
    private static string Lesson(string name)
    {
        if (name.StartsWith('-'))
            throw new UserErrorException($"'{name}' is neither an option of this command nor a notebook.");
        var isFile = name.EndsWith(Ending, StringComparison.Ordinal) || Path.GetFileName(name) != name;
        var wanted = name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
        var lessons = isFile && FindFolder() is null ? [] : In(LessonsFolder());
        var exact = lessons.Where(file => NameOf(file) == wanted).ToArray();
        var found = exact.Length > 0 || isFile ? exact : [.. lessons.Where(file => Matches(NameOf(file), wanted))];
        return found switch
        {
            [var lesson] => lesson,
            [] when isFile => throw new UserErrorException($"{name}: there is no such file."),
            [] => throw new UserErrorException($"There is no lesson '{name}'; `lessons list` names them."),
            _ => throw new UserErrorException(
                $"'{name}' may be {string.Join(" or ", found.Select(NameOf))}; name the one that you mean."),
        };
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static bool Matches(string lesson, string wanted) => wanted.All(char.IsAsciiDigit)
        ? wanted.Length <= 2 && lesson.StartsWith($"{wanted.PadLeft(2, '0')}-", StringComparison.Ordinal)
        : wanted.Contains('-', StringComparison.Ordinal) && lesson.StartsWith(wanted, StringComparison.Ordinal);

    /// <exception cref="UserErrorException">The folder cannot be read.</exception>
    private static string[] In(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder, $"*{Ending}").Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{folder}: the folder can't be read: {error.Message}", error);
        }
    }
}
