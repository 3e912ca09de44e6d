using System.Diagnostics;
using System.Globalization;
using SocketsLessons.Runner;
using SocketsLessons.Reliability;
using SocketsLessons.Reliability.Reports;
using SocketsLessons.Reliability.Situations;
using SocketsLessons.Runner.Notebooks;

if (args is [PortHolder.Command, .. var held]) return await PortHolder.RunAsync(held);

const string Usage =
    "Usage: [quick | full | list | SITUATION …] [--lessons 00,03] [--times N]. A situation is named by a part of "
        + "its name.";
Situation[] all = [.. Order.All, .. Machine.All, .. Mistakes.All, .. Input.All, .. Endurance.All, .. Versions.All];
var names = new List<string>();
string[] numbers = [];
int? times = null;
for (var index = 0; index < args.Length; index++)
{
    if (args[index] == "--lessons" && index + 1 < args.Length) numbers = args[++index].Split(',');
    else if (args[index] == "--times" && index + 1 < args.Length
        && int.TryParse(args[index + 1], CultureInfo.InvariantCulture, out var count) && count > 0)
        (times, index) = (count, index + 1);
    else names.Add(args[index]);
}

if (names is ["list"])
{
    foreach (var known in all) Console.WriteLine($"{known.Name}{(known.InQuick ? " (quick)" : "")}: {known.What}");
    return 0;
}

var isQuick = names is [] or ["quick"];
var chosen = names is ["full"] ? all
    : isQuick ? [.. all.Where(situation => situation.InQuick)]
    : all.Where(
        situation => names.Any(name => situation.Name.Contains(name, StringComparison.OrdinalIgnoreCase))).ToArray();
if (chosen.Length == 0 || names.Any(name => name.StartsWith('-')))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var lessons = NotebookFiles.Read([Path.Combine(Checkout.Root, "notebooks")])
    .Where(lesson => numbers.Length == 0 || numbers.Contains(lesson.Name.Split('-')[0])).ToArray();
var failed = false;
foreach (var situation in chosen)
{
    Console.Write($"{situation.Group}, {situation.Name}: ");
    var start = Stopwatch.GetTimestamp();
    var work = new Work(lessons, isQuick, times);
    var reason = situation.UnavailableReason();
    if (reason is null)
    {
        try
        {
            await situation.Run(work);
        }
#pragma warning disable CA1031 // A defect of the harness is a failure of the situation, not the end of the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            work.Tell("the harness", error.ToString());
        }
    }

    var result = new Result(situation.Name, DateTimeOffset.UtcNow, work.Tried, work.Failures, reason);
    Console.WriteLine(reason is not null ? $"skipped: {reason}" : string.Create(CultureInfo.InvariantCulture,
        $" {result.Tried} tried, {result.Failures.Count} failed, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
    failed |= result.Failures.Count > 0;
    // A part of the lessons is no result for all of them, and the quick part is no match for the full one.
    if (isQuick || numbers.Length > 0) continue;
    var results = Results.Read().With(result);
    results.Write();
    Report.Write(all, results, Fix.Read(), lessons);
}

return failed ? 1 : 0;
