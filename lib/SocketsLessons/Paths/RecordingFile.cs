using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>A recorded measurement in notebooks/recorded.</summary>
/// <param name="Recorded">When it was measured.</param>
/// <param name="Kernel">On which system it was measured.</param>
/// <param name="Command">The command that records it again.</param>
/// <param name="Value">What was measured.</param>
internal sealed record RecordingFile<T>(DateOnly Recorded, string Kernel, string Command, T Value);

/// <summary>Reads and writes recorded measurements.</summary>
internal static class RecordingFile
{
    /// <summary>Set by `author record`: measure, and write the result to the file.</summary>
    public const string Variable = "SOCKETS_LESSONS_RECORD";

    /// <summary>Enough for a page of charts; larger files would slow down every clone.</summary>
    public const int MaxBytes = 50_000;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The folder notebooks/recorded of the checkout that contains this library.</summary>
    /// <exception cref="DirectoryNotFoundException">The library isn't in a checkout.</exception>
    public static string Folder
    {
        get
        {
            var library = new FileInfo(LabRequirements.Library);
            for (var folder = library.Directory; folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "SocketsLessons.sln")))
                    return Path.Combine(folder.FullName, "notebooks", "recorded");
            }

            throw new DirectoryNotFoundException(
                "Recorded measurements are in notebooks/recorded of the checkout, and this library isn't in one.");
        }
    }

    public static void Write<T>(string path, RecordingFile<T> recording)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(recording, Form);
        if (bytes.Length > MaxBytes)
            throw new InvalidOperationException(
                $"The recording {Path.GetFileName(path)} has {bytes.Length} bytes, and at most {MaxBytes} are "
                    + "allowed: return fewer samples, or percentiles of them.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. bytes, (byte)'\n']);
    }

    public static RecordingFile<T> Read<T>(string path) =>
        JsonSerializer.Deserialize<RecordingFile<T>>(File.ReadAllBytes(path), Form)
        ?? throw new InvalidDataException(
            $"{path} holds no recorded run. Where PathLab can run, record it anew: dotnet run --project "
                + "lib/SocketsLessons.Authoring -- record");
}
