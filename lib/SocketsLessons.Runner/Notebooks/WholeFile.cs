namespace SocketsLessons.Runner.Notebooks;

/// <summary>Reads files, and writes them so that nobody ever meets half of one, and the old one is not lost when writing fails.</summary>
internal static class WholeFile
{
    /// <exception cref="NotebookException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, part => File.WriteAllText(part, text));

    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void Write(string path, byte[] content) => Write(path, part => File.WriteAllBytes(part, content));

    /// <summary>Writes a file that only its owner may read.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void WritePrivate(string path, string text) => Write(path, part =>
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(part, options);
        writer.Write(text);
    });

    private static void Write(string path, Action<string> write)
    {
        var part = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            write(part);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path} cannot be written, and is as it was: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }
}
