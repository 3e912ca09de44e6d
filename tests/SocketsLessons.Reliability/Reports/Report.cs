using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability.Reports;

/// <summary>Writes tests/RELIABILITY.md.</summary>
internal static class Report
{
    public static void Write(
        IReadOnlyList<Situation> situations, Results results, IReadOnlyList<Fix> fixes,
        IReadOnlyList<Notebook> lessons)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What the lessons have been put through

            Made by `dotnet run --project tests/SocketsLessons.Reliability -- full`, which tries every lesson and the
            library in the situations that learners are in. `-- quick` is the part that runs on every change, `-- list`
            names the situations, and `-- NAME` tries those with such a name.
            A try is one lesson, answer, file or cycle.

            Tried on {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription},
            {Environment.ProcessorCount} processors,
            with the lessons {string.Join(", ", lessons.Select(lesson => lesson.Name.Split('-')[0]))}.


            """);
        foreach (var group in situations.GroupBy(situation => situation.Group))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"## {group.Key}\n\n| situation | what is done | last tried | tries | failures now | found and "
                    + $"fixed |\n| --- | --- | --- | ---: | ---: | ---: |\n");
            foreach (var situation in group)
            {
                var result = results.All.FirstOrDefault(known => known.Situation == situation.Name);
                var (at, tried, failures) = result switch
                {
                    null => ("not yet", "", ""),
                    { Skipped: { } reason } => (Day(result.At), "skipped", Cell(reason)),
                    _ => (Day(result.At), $"{result.Tried:N0}", $"{result.Failures.Count}"),
                };
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {situation.Name} | {Cell(situation.What)} | {at} | {tried} | {failures} | "
                        + $"{fixes.Count(known => known.Situation == situation.Name)} |\n");
            }

            text.Append('\n');
        }

        var open = results.All.SelectMany(
            result => result.Failures.Select(failure => $"- **{result.Situation}**: {Cell(failure)}\n")).ToArray();
        if (open.Length > 0) text.Append("## Failures now\n\n").AppendJoin("", open).Append('\n');
        text.Append(
            "## Found and fixed\n\n| day | situation | what failed | what was done |\n| --- | --- | --- | --- |\n");
        foreach (var known in fixes)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {known.On} | {known.Situation} | {Cell(known.Found)} | {Cell(known.How)} |\n");
        File.WriteAllText(
            Path.Combine(Checkout.Root, "tests", "RELIABILITY.md"), text.ToString().ReplaceLineEndings("\n"));
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)
            .Replace(Checkout.Root, "…", StringComparison.Ordinal);
}
