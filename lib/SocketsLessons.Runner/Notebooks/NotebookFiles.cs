namespace SocketsLessons.Runner.Notebooks;

/// <summary>Finds the notebooks that a command is about.</summary>
internal static class NotebookFiles
{
    private const string Folder = "notebooks";

    /// <summary>Reads the named notebooks and those in the named folders; with no name, all lessons.</summary>
    /// <exception cref="NotebookException">One of them is missing or not a notebook; the message has a line for each.</exception>
    public static IReadOnlyList<Notebook> Read(IReadOnlyList<string> names)
    {
        var notebooks = new List<Notebook>();
        var complaints = new List<string>();
        void Guard(Action read)
        {
            try { read(); }
            catch (NotebookException error) { complaints.Add(error.Message); }
        }

        foreach (var name in names.Count > 0 ? names : [LessonsFolder()])
        {
            Guard(() =>
            {
                foreach (var file in Files(name)) Guard(() => notebooks.Add(Notebook.Read(file)));
            });
        }

        // Some systems take A.ipynb and a.ipynb for one file.
        foreach (var twice in notebooks.GroupBy(notebook => notebook.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            complaints.Add($"{twice.Key}: two notebooks of this name would be written to one file; run them one at a time.");
        if (notebooks.Any(notebook => notebook.Name.Equals("index", StringComparison.OrdinalIgnoreCase)))
            complaints.Add("index: a page of this name would be written over by the index; rename the notebook.");
        return complaints.Count == 0 ? notebooks : throw new NotebookException(string.Join(Environment.NewLine, complaints));
    }

    /// <summary>Reads one lesson, by its number or name, or by the path of its notebook.</summary>
    /// <exception cref="NotebookException">There is no such lesson, or it is not a notebook.</exception>
    public static Notebook Find(string name)
    {
        if (File.Exists(name)) return Notebook.Read(name);
        var named = Files(LessonsFolder()).Where(file => Path.GetFileNameWithoutExtension(file) is var lesson
            && (lesson == name || lesson.StartsWith(name + "-", StringComparison.Ordinal))).ToArray();
        return named.Length == 1
            ? Notebook.Read(named[0])
            : throw new NotebookException($"There is no lesson '{name}'; `lessons list` names them.");
    }

    /// <summary>The folder of the lessons: <c>notebooks</c> in this folder or the nearest one above.</summary>
    /// <exception cref="NotebookException">There is none.</exception>
    public static string LessonsFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new NotebookException($"There is no folder '{Folder}' here or above; go to the lessons' folder, or name a notebook.");
    }

    private static string[] Files(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new NotebookException("An empty name names no notebook.");
        if (!Directory.Exists(name)) return [name];
        var files = In(name);
        return files.Length > 0 ? files : throw new NotebookException($"{name}: there are no notebooks (*.ipynb) in this folder.");
    }

    /// <exception cref="NotebookException">The folder cannot be read.</exception>
    private static string[] In(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{folder}: the folder cannot be read: {error.Message}", error);
        }
    }
}
