using System.CommandLine;
using SocketsLessons.Runner.Doctor;

namespace SocketsLessons.Runner.Commands;

/// <summary>Says what of the lessons works on this machine, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks this machine, one line each, with what to do about what does not work.");
        command.SetAction(async (_, cancellation) =>
        {
            var broken = false;
            foreach (var check in Checks.All)
            {
                var diagnosis = await check(cancellation);
                Console.WriteLine(diagnosis);
                broken |= diagnosis.State == Health.Broken;
            }

            return broken ? ExitStatus.LessonFailed : ExitStatus.Done;
        });
        return command;
    }
}
