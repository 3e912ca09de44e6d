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
