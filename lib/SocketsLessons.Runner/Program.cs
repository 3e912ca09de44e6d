using System.CommandLine;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Engine;

if (args is [CellEngine.Command, var pipe]) return await ScriptHost.RunAsync(pipe);

return await CommandLine.RunAsync(
    new RootCommand(
        "Runs the sockets lessons without a notebook editor. Without a command, it runs every lesson into out/.")
    {
        OpenCommand.Create(), RunCommand.Create(), ListCommand.Create(), PublishCommand.Create(),
        ExportCommand.Create(),
        DoctorCommand.Create(), DoctorCommand.CreateSetup(), VsCodeCommand.Create(),
    },
    args.Length > 0 ? args : ["run"]);
