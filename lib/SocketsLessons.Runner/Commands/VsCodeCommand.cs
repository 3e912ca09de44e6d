using System.CommandLine;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Runner.Commands;

/// <summary>Makes the notebook extension of VS Code start: places its tool manifest and installs its kernel.</summary>
internal static class VsCodeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER")
        {
            Description = "globalStorage folders of VS Code; by default, those of this user.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        folders.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError("An empty name names no folder.");
        });
        var command = new Command("vscode", "Repairs the notebook extension of VS Code; now part of doctor --fix.")
        {
            folders,
        };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellation) =>
        {
            var named = arguments.GetValue(folders) ?? [];
            return await VsCodeRepair.RunAsync(
                named.Length > 0 ? named : GlobalStorage.Find(), Console.Out, cancellation)
                ? ExitStatus.Success
                : ExitStatus.Failure;
        });
        return command;
    }
}
