using System.CommandLine;
using SocketsLessons.Runner.Pages;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons and writes them, executed, as notebooks and as pages.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Runs lessons from the first cell to the last, and writes notebooks and web pages.");
        var lessons = new LessonOptions(command);
        var output = LessonOptions.Output("out");
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var site = new Site(arguments.GetValue(output)!, new SiteOptions(Checkout.PlotlyScriptIfBuilt));
            var results = await lessons.Of(arguments).RunAsync(site, finish: null, cancellation);
            Console.WriteLine($"The pages begin at {site.Index}");
            return LessonBatch.Status(results);
        });
        return command;
    }
}
