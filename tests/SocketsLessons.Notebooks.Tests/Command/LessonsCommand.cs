using CliWrap;
using CliWrap.Buffered;

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

    /// <summary>Runs the learners' command, or the authors' if it is one of theirs.</summary>
    public Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments) =>
        StartAsync([.. Program(arguments is ["check" or "new" or "record" or "pictures", ..] ? "author" : "lessons"), .. arguments]);

    /// <summary>Runs all lessons by way of another program, which changes what is around the command.</summary>
    public Task<(int Status, string Output, string Errors)> RunInAsync(params string[] program) => StartAsync([.. program, .. Program("lessons")]);

    private static string[] Program(string name) => ["dotnet", Path.Combine(AppContext.BaseDirectory, $"{name}.dll")];

    private async Task<(int Status, string Output, string Errors)> StartAsync(string[] command)
    {
        var result = await Cli.Wrap(command[0]).WithArguments(command[1..]).WithWorkingDirectory(Folder)
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return (result.ExitCode, result.StandardOutput, result.StandardError);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
