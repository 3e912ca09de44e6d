using System.Diagnostics;

namespace SocketsLessons.Notebooks.Tests.Command;

/// <summary>The built command, run as users run it, in a folder of its own.</summary>
internal sealed class LessonsCommand : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("lessons-").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments) => StartAsync([.. Command, .. arguments]);

    /// <summary>Runs all lessons by way of another program, which changes what is around the command.</summary>
    public Task<(int Status, string Output, string Errors)> RunInAsync(params string[] program) => StartAsync([.. program, .. Command]);

    private static string[] Command => ["dotnet", Path.Combine(AppContext.BaseDirectory, "lessons.dll")];

    private async Task<(int Status, string Output, string Errors)> StartAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
