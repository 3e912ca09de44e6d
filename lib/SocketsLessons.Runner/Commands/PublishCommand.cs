using System.CommandLine;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Pages;
using SocketsLessons.Runner.Running;
using SocketsLessons.Runner.Setup;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons and writes them as a web site.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var command = new Command("publish", "Runs lessons and writes them as a web site: an index and a page a lesson, with the executed notebooks.");
        var lessons = new LessonOptions(command);
        var output = LessonOptions.Output("site");
        var still = new Option<bool>("--static-charts") { Description = "Draw each chart as a picture, too, for paper and for places that run no script. Needs Chromium, Chrome or Edge." };
        var browser = Browser();
        var repository = new Option<string?>("--repository") { Description = "The GitHub repository to open in a Codespace; where it is not named, this clone's remote.", HelpName = "OWNER/NAME" };
        repository.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !GitRemote.IsRepository(name)) result.AddError($"--repository takes OWNER/NAME, not '{name}'.");
        });
        // What is said for nothing is said by mistake.
        command.Validators.Add(result =>
        {
            if (result.GetValue(browser) is not null && !result.GetValue(still))
                result.AddError("--browser is for --static-charts; add it.");
        });
        foreach (var option in (Option[])[output, still, browser, repository]) command.Add(option);
        command.SetAction(async (arguments, cancellation) =>
        {
            var program = arguments.GetValue(still) ? BrowserProgram.Find(arguments.GetValue(browser)) : null;
            var site = new Site(arguments.GetValue(output)!, new SiteOptions(
                PlotlyFile: Checkout.PlotlyScriptIfBuilt,
                Repository: arguments.GetValue(repository) ?? await GitRemote.RepositoryAsync(Checkout.Root, cancellation)));
            await using var charts = program is null ? null : await StillCharts.StartAsync(program, Checkout.RequirePlotlyScript(), cancellation);
            var results = await lessons.Of(arguments).RunAsync(site, result => charts?.AddToAsync(result.Executed, cancellation) ?? Task.CompletedTask, cancellation);
            Console.WriteLine($"The site begins at {site.Index}");
            return LessonBatch.Status(results);
        });
        return command;
    }

    public static Option<string?> Browser() => new("--browser")
    {
        Description = "The Chromium, Chrome or Edge to draw with, where the installed one is not to be looked for.",
        HelpName = "PROGRAM",
    };
}
