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

    /// <summary>Runs it as a user to whom a file can be closed: root gives up its rights for it (man 1 setpriv).</summary>
    public Task<(int Status, string Output, string Errors)> RunUnprivilegedAsync(params string[] arguments)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return RunAsync(arguments);
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv, of util-linux, is needed to give up the rights of root.");
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return StartAsync(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", $"HOME={Folder}", .. Command, .. arguments]);
    }

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
