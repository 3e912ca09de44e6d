using System.CommandLine;
using SocketsLessons.Runner.VsCode;

namespace SocketsLessons.Runner.Commands;

/// <summary>Puts the tool manifest where the notebook extension of VS Code looks for it.</summary>
internal static class VsCodeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER")
        {
            Description = "globalStorage folders of VS Code; those of this user where none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        folders.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError("An empty name names no folder.");
        });
        var command = new Command("vscode", "Fixes the start of VS Code's notebook extension; now part of doctor --fix.")
        {
            folders,
        };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            var named = arguments.GetValue(folders) ?? [];
            return ToolManifest.PlaceAll(named.Length > 0 ? named : GlobalStorage.Find(), Console.Out)
                ? ExitStatus.Success
                : ExitStatus.Failure;
        });
        return command;
    }
}
