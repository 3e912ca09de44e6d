using System.CommandLine;
using SocketsLessons.Runner.Doctor;

namespace SocketsLessons.Runner.Commands;

/// <summary>Says what works on this machine and what to do about the rest, and repairs what it can.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix")
        {
            Description = "Repairs what it can: builds what is missing, and prepares VS Code's notebook extension.",
        };
        var command = new Command(
            "doctor", "Checks this machine: one line for each thing, with what to do if it fails.") { fix };
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetValue(fix), cancellation));
        return command;
    }

    /// <summary>The former name of <c>doctor --fix</c>, for one release.</summary>
    public static Command CreateSetup()
    {
        var command = new Command("setup", "The former name of doctor --fix.") { Hidden = true };
        command.SetAction((_, cancellation) => RunAsync(fix: true, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool fix, CancellationToken cancellation)
    {
        var status = ExitStatus.Success;
        foreach (var check in MachineChecks.All)
        {
            var diagnosis = await check(cancellation);
            if (fix && diagnosis is { State: not Health.Ok, Fix: { } repair })
            {
                Console.WriteLine(diagnosis);
                Console.WriteLine($"{"fix",-6}{diagnosis.Subject,-16}{await repair(cancellation)}");
                diagnosis = await check(cancellation);
            }

            Console.WriteLine(diagnosis);
            if (diagnosis.State == Health.Failure) status = ExitStatus.Failure;
        }

        return status;
    }
}
