using CliWrap;
using CliWrap.Buffered;

namespace SocketsLessons.Notebooks.Tests.Commands;

/// <summary>The built command, run as users run it, in its own folder.</summary>
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
        StartAsync(
            [.. Program(
            arguments is ["check" or "new" or "record" or "pictures", ..] ? "author" : "lessons"), .. arguments]);

    /// <summary>Runs all lessons by way of another program, which changes what is around the command.</summary>
    public Task<(int Status, string Output, string Errors)> RunInAsync(params string[] program) =>
        StartAsync([.. program, .. Program("lessons")]);

    /// <summary>Runs it as a user to whom a file can be closed: root gives up its rights for it (man 1
    /// setpriv).</summary>
    public Task<(int Status, string Output, string Errors)> RunUnprivilegedAsync(params string[] arguments)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return RunAsync(arguments);
        Assert.SkipUnless(
            File.Exists("/usr/bin/setpriv"), "setpriv, of util-linux, is needed to give up the rights of root.");
        File.SetUnixFileMode(
            Folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return StartAsync(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", $"HOME={Folder}",
            .. Program("lessons"), .. arguments]);
    }

    private static string[] Program(string name) => ["dotnet", Path.Combine(AppContext.BaseDirectory, $"{name}.dll")];

    private async Task<(int Status, string Output, string Errors)> StartAsync(string[] command)
    {
        var result = await Cli.Wrap(command[0]).WithArguments(command[1..]).WithWorkingDirectory(Folder)
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return (result.ExitCode, result.StandardOutput, result.StandardError);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
