using System.CommandLine;
using SocketsLessons.Runner.Setup;

namespace SocketsLessons.Runner.Commands;

/// <summary>Fetches and builds what the lessons can do without, and are better with.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var command = new Command("setup", "Builds the notebook kernel and puts plotly.js beside the library, where they can be had.");
        command.SetAction(async (_, cancellation) =>
        {
            Console.WriteLine("This may take some minutes the first time.");
            var (built, kernel) = await KernelBuild.RunAsync(cancellation);
            Console.WriteLine(kernel);
            var (placed, plotly) = await PlotlyScript.PlaceAsync(cancellation);
            Console.WriteLine(plotly);
            return built && placed ? ExitStatus.Done : ExitStatus.LessonFailed;
        });
        return command;
    }
}
