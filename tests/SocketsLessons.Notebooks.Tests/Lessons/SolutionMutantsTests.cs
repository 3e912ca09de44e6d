using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Every small mistake in a solution must be refused, unless the exercise's folder lists it as equivalent
/// (EquivalentMutants.txt: the exercise, the change, and why it leaves the solution right, with tabs between them). It
/// takes minutes, so it runs only when it is asked for: `--filter Category=Mutants -- xUnit.Explicit=only`.
/// </summary>
[Trait("Category", "Mutants")]
public sealed class SolutionMutantsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Topics => ExerciseAnswersTests.Topics;

    [Theory(Explicit = true), MemberData(nameof(Topics))]
    public async Task The_check_refuses_every_mutant_of_the_solution(string topic)
    {
        var folder = ExerciseFolder.All.Single(folder => folder.Topic == topic);
        var list = Path.Combine(folder.Path, "EquivalentMutants.txt");
        string[] lines = File.Exists(list)
            ? await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken) : [];
        var equivalent = lines.Select(line => line[..line.LastIndexOf('\t')]);
        var survivors = new List<string>();
        var tried = 0;
        var process = await AnswerProcess.OpenAsync(folder.Lesson, CellEngine.Script);
        try
        {
            foreach (var (number, exercise) in process.Exercises)
            {
                foreach (var (change, code) in SolutionMutants.Of(exercise.Solution!))
                {
                    var (said, _) = await process.TryAsync(number, code);
                    if (said.StartsWith(AnswerProcess.NotCSharp, StringComparison.Ordinal)) continue;
                    tried++;
                    if (said.StartsWith($"{exercise.Number} passed. ", StringComparison.Ordinal))
                        survivors.Add($"{number}\t{change}");
                    if (!said.Contains(AnswerProcess.RunsOn, StringComparison.Ordinal)) continue;
                    process.Dispose();
                    process = await AnswerProcess.OpenAsync(folder.Lesson, CellEngine.Script);
                }
            }
        }
        finally
        {
            process.Dispose();
        }

        output.WriteLine($"{topic}: {tried} mutants tried, {survivors.Count} passed");
        var unknown = survivors.Except(equivalent).ToArray();
        Assert.True(unknown.Length == 0, string.Join('\n', unknown));
    }
}
