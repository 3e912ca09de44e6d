using System.CommandLine;
using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Commands;

/// <summary>Opens the lessons in a browser, where they can be changed and run.</summary>
internal static class OpenCommand
{
    private const int UsualPort = 5180;

    public static Command Create()
    {
        var lesson = new Argument<string?>("LESSON")
        {
            Description =
                "A lesson by number (06) or name, or a notebook; the index of the lessons where none is named.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var port = new Option<int?>("--port")
        {
            Description = $"The port on this machine; where it is not named, {UsualPort}, or another if that is taken.",
            HelpName = "PORT",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 65_535)
                result.AddError("--port takes a number from 0 to 65535.");
        });
        var noBrowser = new Option<bool>("--no-browser") { Description = "Prints the address and opens no browser." };
        var engine = LessonOptions.Engine();
        var command = new Command(
            "open", "Opens the lessons in a browser: run each cell, change it, and see what comes out.")
        {
            lesson, port, noBrowser, engine,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var named = arguments.GetValue(lesson) is { } name ? NotebookFiles.Find(name) : null;
            var folder = named?.Folder ?? NotebookFiles.LessonsFolder();
            var options = new LiveOptions(
                folder, Path.Combine(Path.GetDirectoryName(folder)!, "work"),
                CellEngine.Named(arguments.GetValue(engine)))
            {
                Port = arguments.GetValue(port) ?? UsualPort,
            };
            var opened = OpenLessons.In(options.Work);
            var show = arguments.GetValue(noBrowser) ? (Action<string>)(_ => { }) : Browser.Open;
            using var turn = await opened.TurnAsync(cancellation);
            if (await opened.FindAsync(named?.Name, cancellation) is { } running)
            {
                // A second server would write the same files.
                Console.WriteLine($"The lessons are open already, at {running}");
                show(running);
                return ExitStatus.Success;
            }

            await using var server = await StartAsync(options, arguments.GetValue(port) is null, cancellation);
            using var note = opened.Note(server);
            turn?.Dispose();
            var url = server.EntryUrl(named?.Name);
            Console.WriteLine($"The lessons are open at {url}");
            Console.WriteLine("They run code on this machine, so keep this address to yourself. Ctrl+C ends them.");
            show(url);
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExitStatus.Success;
        });
        return command;
    }

    private static async Task<LiveServer> StartAsync(LiveOptions options, bool anyPort, CancellationToken cancellation)
    {
        try
        {
            return await LiveServer.StartAsync(options, cancellation);
        }
        catch (UserErrorException) when (anyPort)
        {
            return await LiveServer.StartAsync(options with { Port = 0 }, cancellation);
        }
    }
}
