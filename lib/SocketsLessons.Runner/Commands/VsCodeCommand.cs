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
            Description = "globalStorage folders of VS Code; those of this user where none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        folders.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError("An empty name names no folder.");
        });
        var command = new Command("vscode", "Repairs the notebook extension of VS Code: places its tool manifest and installs its kernel.") { folders };
        command.SetAction(async (arguments, cancellation) =>
        {
            var named = arguments.GetValue(folders) ?? [];
            return await VsCodeRepair.RunAsync(named.Length > 0 ? named : GlobalStorage.Find(), Console.Out, cancellation)
                ? ExitStatus.Done
                : ExitStatus.LessonFailed;
        });
        return command;
    }
}
