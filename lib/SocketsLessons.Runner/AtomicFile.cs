namespace SocketsLessons.Runner;

/// <summary>
/// Writes a file in one step: a reader sees the old content or the new, and the old stays if the write fails.
/// </summary>
internal static class AtomicFile
{
    /// <exception cref="UserErrorException">The file can't be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} can't be read: {error.Message}", error);
        }
    }

    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public static void Write(string path, string text) => Write(path, temporary => File.WriteAllText(temporary, text));

    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public static void Write(string path, byte[] content) =>
        Write(path, temporary => File.WriteAllBytes(temporary, content));

    /// <summary>Writes a file that only its owner may read.</summary>
    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public static void WritePrivate(string path, string text) => Write(path, temporary =>
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(temporary, options);
        writer.Write(text);
    });

    private static void Write(string path, Action<string> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} can't be written and is unchanged: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
