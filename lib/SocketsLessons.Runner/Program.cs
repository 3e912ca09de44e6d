using System.CommandLine;
using PuppeteerSharp;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;
using SocketsLessons.Runner.Scripting;

if (args is [CellEngine.Command, var pipe]) return await ScriptHost.RunAsync(pipe);

var root = new RootCommand("Runs the sockets lessons without a notebook editor. With no command it runs every lesson into out/.")
{
    OpenCommand.Create(), RunCommand.Create(), RecordCommand.Create(), ListCommand.Create(), CheckCommand.Create(), NewCommand.Create(),
    ExportCommand.Create(), PublishCommand.Create(), PicturesCommand.Create(), DoctorCommand.Create(), VsCodeCommand.Create(),
};

var parsed = root.Parse(args.Length > 0 ? args : ["run"]);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync("`lessons --help` shows how it is used.");
    return ExitStatus.WrongUsage;
}

try
{
    // Errors of usage are for the reader; anything else is a defect, and shown in full.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (NotebookException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return ExitStatus.WrongUsage;
}
catch (PuppeteerException error)
{
    await Console.Error.WriteLineAsync($"The browser failed: {error.Message.Split('\n')[0]}");
    return ExitStatus.WrongUsage;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped; what had been written by then is kept.");
    return ExitStatus.Stopped;
}
