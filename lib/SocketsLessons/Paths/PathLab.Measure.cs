namespace SocketsLessons;

public sealed partial class PathLab
{
    /// <summary>
    /// Measures if a lab can run; otherwise reads an earlier measurement from notebooks/recorded/NAME.json, so that
    /// every reader has results to look at. The command <c>author record</c> writes these files.
    /// </summary>
    /// <typeparam name="T">Data that System.Text.Json can write and read: records, arrays, numbers, strings.
    /// </typeparam>
    /// <param name="name">The recording's name, which starts with the lesson's number: "11-goodput-against-loss".
    /// </param>
    /// <param name="measure">Starts a lab and measures in it. Not called if no lab can run.</param>
    /// <exception cref="ArgumentException">The name doesn't have this form.</exception>
    /// <exception cref="FileNotFoundException">No lab can run here, and there's no recording.</exception>
    /// <exception cref="InvalidOperationException">During <c>author record</c>: no lab can run here, or the recording
    /// is too large.
    /// </exception>
    public static Measurement<T> Measure<T>(string name, Func<T> measure) =>
        Measure(
            name, measure, UnavailableReason, () => RecordingFile.Folder,
            Environment.GetEnvironmentVariable(RecordingFile.Variable) is { Length: > 0 });

    internal static Measurement<T> Measure<T>(
        string name, Func<T> measure, string? unavailableReason, Func<string> folder, bool write)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (name.Length < 4 || !char.IsAsciiDigit(name[0]) || !char.IsAsciiDigit(name[1])
            || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            throw new ArgumentException(
                $"A recording's name is the lesson's number and words, like 11-goodput-against-loss, not '{name}'.",
                nameof(name));
        if (unavailableReason is not null)
        {
            if (write) throw new InvalidOperationException($"Nothing can be recorded here. {unavailableReason}");
            var path = Path.Combine(folder(), $"{name}.json");
            if (!File.Exists(path))
                throw new FileNotFoundException(
                    $"{unavailableReason} There is no recorded run of it either: notebooks/recorded/{name}.json is "
                        + "missing.", path);
            var old = RecordingFile.Read<T>(path);
            return new Measurement<T>(old.Value, old.Recorded, old.Kernel, old.Command, unavailableReason);
        }

        var taken = DateOnly.FromDateTime(DateTime.UtcNow);
        var kernel = $"Linux {Environment.OSVersion.Version.ToString(3)}, {Environment.ProcessorCount} processors";
        var command = $"dotnet run --project lib/SocketsLessons.Authoring -- record {name[..2]}";
        var value = measure();
        if (write)
            RecordingFile.Write(
                Path.Combine(folder(), $"{name}.json"), new RecordingFile<T>(taken, kernel, command, value));
        return new Measurement<T>(value, taken, kernel, command, null);
    }
}
