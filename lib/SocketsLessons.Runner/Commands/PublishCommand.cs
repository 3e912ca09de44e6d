using System.CommandLine;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons and writes them as a web site.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var command = new Command(
            "publish",
            "Runs lessons and writes a web site: an index, a page for each lesson, and the executed notebooks.");
        var lessons = new LessonOptions(command);
        var output = LessonOptions.Output("site");
        var repository = new Option<string?>("--repository")
        {
            Description = "The GitHub repository to open in a Codespace; by default, this clone's remote.",
            HelpName = "OWNER/NAME",
        };
        repository.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !GitRemote.IsRepository(name))
                result.AddError($"--repository takes OWNER/NAME, not '{name}'.");
        });
        foreach (var option in (Option[])[output, repository]) command.Add(option);
        command.SetAction(async (arguments, cancellation) =>
        {
            var site = new LessonSite(arguments.GetValue(output)!, new SiteOptions(
                PlotlyFile: Checkout.PlotlyScriptIfBuilt,
                Repository: arguments.GetValue(repository)
                    ?? await GitRemote.RepositoryAsync(Checkout.Root, cancellation)));
            var results = await lessons.Of(arguments).RunAsync(site, cancellation);
            Console.WriteLine($"Open {site.Index}");
            return LessonBatch.Status(results);
        });
        return command;
    }
}
