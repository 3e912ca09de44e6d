using System.CommandLine;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons and writes them, executed, as notebooks and as pages.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command(
            "run", "Runs lessons from the first cell to the last, and writes notebooks and web pages.");
        var lessons = new LessonOptions(command);
        var output = LessonOptions.Output("out");
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var site = new LessonSite(arguments.GetValue(output)!, new SiteOptions(Checkout.PlotlyScriptIfBuilt));
            var results = await lessons.Of(arguments).RunAsync(site, cancellation);
            Console.WriteLine($"Open {site.Index}");
            return LessonBatch.Status(results);
        });
        return command;
    }
}
