using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>A recorded run in notebooks/recorded.</summary>
/// <param name="Recorded">When it was measured.</param>
/// <param name="Kernel">On which system.</param>
/// <param name="Command">How to record it anew.</param>
/// <param name="Value">What was measured.</param>
internal sealed record RecordingFile<T>(DateOnly Recorded, string Kernel, string Command, T Value);

/// <summary>Reads and writes recorded runs.</summary>
internal static class RecordingFile
{
    /// <summary>Set while `author record` runs: measure, and write what was measured.</summary>
    public const string Variable = "SOCKETS_LESSONS_RECORD";

    /// <summary>A page of a few charts needs less; more would weigh on every clone.</summary>
    public const int MaxBytes = 50_000;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The folder of the recordings, in the notebooks' folder of the checkout that holds this library.</summary>
    /// <exception cref="DirectoryNotFoundException">The library is in no checkout.</exception>
    public static string Folder
    {
        get
        {
            for (var folder = new FileInfo(LabRequirements.Library).Directory; folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "SocketsLessons.sln"))) return Path.Combine(folder.FullName, "notebooks", "recorded");
            }

            throw new DirectoryNotFoundException("The recorded runs are in the folder notebooks/recorded of the checkout, and this library lies in none.");
        }
    }

    public static void Write<T>(string path, RecordingFile<T> recording)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(recording, Form);
        if (bytes.Length > MaxBytes)
            throw new InvalidOperationException($"The recording {Path.GetFileName(path)} has {bytes.Length} bytes, and at most {MaxBytes} are allowed: return fewer samples, or percentiles of them.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. bytes, (byte)'\n']);
    }

    public static RecordingFile<T> Read<T>(string path) =>
        JsonSerializer.Deserialize<RecordingFile<T>>(File.ReadAllBytes(path), Form)
        ?? throw new InvalidDataException($"{path} holds no recorded run. Where PathLab can run, record it anew: dotnet run --project lib/SocketsLessons.Authoring -- record");
}
