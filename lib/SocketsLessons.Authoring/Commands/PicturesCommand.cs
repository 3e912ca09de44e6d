using System.CommandLine;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner;

namespace SocketsLessons.Authoring.Commands;

/// <summary>Runs lessons and takes a picture of each, for the README.</summary>
internal static class PicturesCommand
{
    public static Command Create()
    {
        var command = new Command(
            "pictures",
            "Runs lessons and takes a picture of each one's tallest drawing, with its code: images/lesson-NN.png.");
        var lessons = new LessonOptions(command);
        var output = new Option<string?>("--out")
        {
            Description = "The folder to write to; by default notebooks/images.",
            HelpName = "DIR",
        };
        var browser = new Option<string?>("--browser")
        {
            Description = "The Chromium, Chrome or Edge to draw with; by default, the installed one.",
            HelpName = "PROGRAM",
        };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && string.IsNullOrWhiteSpace(name))
                result.AddError("--out takes the name of a folder.");
        });
        command.Add(output);
        command.Add(browser);
        command.SetAction(async (arguments, cancellation) =>
        {
            var program = BrowserProgram.Find(arguments.GetValue(browser));
            var folder = arguments.GetValue(output) ?? Path.Combine(NotebookFiles.LessonsFolder(), "images");
            Create(folder);
            var script = Checkout.PlotlyScriptIfBuilt
                ?? throw new UserErrorException(
                    $"There is no {Checkout.PlotlyScript}. Run dotnet build without UseKernel=false.");
            var pages = Directory.CreateTempSubdirectory("lessons-pages-");
            try
            {
                var site = new LessonSite(pages.FullName, new SiteOptions(script));
                var results = await lessons.Of(arguments).RunAsync(site, cancellation);
                await using var open = await HeadlessBrowser.StartAsync(program);
                foreach (var lesson in results.Where(result => result.Failure is null)
                    .Select(result => result.Executed))
                {
                    var page = Path.Combine(site.Folder, $"{lesson.Name}.html");
                    if (await LessonPicture.TakeAsync(open, page) is not { } picture) continue;
                    var file = Path.Combine(folder, $"lesson-{lesson.Name.Split('-')[0]}.png");
                    AtomicFile.Write(file, picture, AtomicFile.OtherFolder);
                    Console.WriteLine($"picture {file}, {picture.Length / 1024} KiB");
                }

                return LessonBatch.Status(results);
            }
            finally
            {
                pages.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Can't write to {folder}: {error.Message} {AtomicFile.OtherFolder}", error);
        }
    }
}
