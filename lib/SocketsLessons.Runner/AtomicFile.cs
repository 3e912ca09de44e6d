namespace SocketsLessons.Runner;

/// <summary>
/// Writes a file in one step: a reader sees the old content or the new, and the old stays if the write fails.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What to do when a folder that a command writes to can't be written to.</summary>
    public const string OtherFolder = "Choose another folder with --out.";

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
    public static void Write(string path, string text, string advice = "") =>
        Write(path, advice, temporary => File.WriteAllText(temporary, text));

    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public static void Write(string path, byte[] content, string advice = "") =>
        Write(path, advice, temporary => File.WriteAllBytes(temporary, content));

    /// <summary>Writes a file that only its owner may read.</summary>
    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public static void WritePrivate(string path, string text) => Write(path, "", temporary =>
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(temporary, options);
        writer.Write(text);
    });

    private static void Write(string path, string advice, Action<string> write)
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
            throw new UserErrorException(
                $"{path} can't be written and is unchanged: {error.Message} {advice}".TrimEnd(), error);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
