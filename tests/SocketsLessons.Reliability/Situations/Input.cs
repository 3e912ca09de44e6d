using System.Globalization;
using System.Text;
using SocketsLessons.Runner;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Files and commands that nobody would write, and HTML where it does not belong.</summary>
internal static class Input
{
    private const string Group = "Input";

    public static IReadOnlyList<Situation> All { get; } =
    [
        new(Group, "broken notebooks",
            "Notebooks are changed at random places. Each must be read, checked and written as a page, or refused "
                + "in one sentence.", Notebooks) { InQuick = true },
        new(Group, "broken notebook files",
            "The command is given broken notebooks. It must end with status 0, 1 or 2 and without a stack trace, "
                + "and leave the file as it is.", FilesAsync) { InQuick = true },
        new(Group, "random commands",
            "The command is given random words. It must end in time, with status 0, 1 or 2, and without a stack trace.",
            CommandsAsync) { InQuick = true },
        new(Group, "HTML in learners' data",
            "HTML and script are put wherever learners' data meets a page: none may arrive there as HTML.",
            Hostile.RunAsync) { InQuick = true },
    ];

    private static Task Notebooks(Work work)
    {
        var random = new Random(Work.Seed);
        for (var number = 0; number < work.Times(quick: 1_000, full: 20_000); number++)
        {
            var lesson = work.Lessons[random.Next(work.Lessons.Count)];
            var text = Mutation.Of(lesson.ToText(), random);
            string? failure = null;
            try
            {
                var read = Notebook.Parse(lesson.Path, text);
                _ = LessonContract.Check(read, work.Lessons).Count();
                _ = read.ToText();
                _ = LessonExercise.In(read);
                foreach (var cell in read.CodeCells) _ = CellDependency.Of(cell, read);
                _ = LessonPage.Write(
                    new LessonResult(CellEngine.Script, read.Unexecuted(), null, TimeSpan.Zero), new SiteOptions());
            }
            catch (UserErrorException refused)
            {
                failure = refused.Message.Contains('\n', StringComparison.Ordinal)
                    ? $"more than one line: {refused.Message}" : null;
            }
#pragma warning disable CA1031 // Whatever else is thrown is what is looked for.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}";
            }

            if (failure is not null || number % 100 == 99)
                work.Tell(string.Create(CultureInfo.InvariantCulture, $"mutation {number}"), failure);
        }

        return Task.CompletedTask;
    }

    private static async Task FilesAsync(Work work)
    {
        var random = new Random(Work.Seed);
        using var folder = new LessonCommand.Output();
        for (var number = 0; number < work.Times(quick: 10, full: 200); number++)
        {
            var lesson = work.Lessons[random.Next(work.Lessons.Count)];
            var bytes = Mutation.Of(Encoding.UTF8.GetBytes(lesson.ToText()), random);
            var file = Path.Combine(folder.Folder, "broken.ipynb");
            await File.WriteAllBytesAsync(file, bytes);
            // Cells of a broken notebook may do anything, so none is run for long.
            var ended = await new Setting()
                .RunAsync(
                    [.. LessonCommand.Start, "run", file, "--engine", CellEngine.ScriptName, "--cell-timeout", "5",
                    "--out", Path.Combine(folder.Folder, "out")]);
            var after = await File.ReadAllBytesAsync(file);
            var failure = ended.Status is < 0 or > 2 ? $"status {ended.Status}: {ended.Lines.FirstOrDefault()}"
                : ended.HasStackTrace ? $"a stack trace: {ended.Lines[0]}"
                : ended.Status == 2 && ended.Lines.Length != 1
                    ? $"{ended.Lines.Length} lines: {ended.Lines.FirstOrDefault()}"
                : bytes.SequenceEqual(after) ? null : "the file was changed.";
            work.Tell(string.Create(CultureInfo.InvariantCulture, $"file {number}"), failure);
        }
    }

    private static async Task CommandsAsync(Work work)
    {
        string[] words =
        [
            "run", "list", "check", "--out", "--engine", "script", "interactive", "--cell-timeout", "1e999", "-1",
            "NaN", "", " ", "--", "-", "--help", "--version", "..", "/", ".",
            "no such file.ipynb", "\u202e\ud83d\ude00", new string('x', 5_000), "/dev/null", "/dev/zero",
            "/proc/self/mem", "a\nb", "*", "~", "@x", "[suggest]", "[diagram]", "--out=", "--engine=x",
            "%s%n", "$(exit 3)",
        ];
        var random = new Random(Work.Seed);
        using var folder = new LessonCommand.Output();
        for (var number = 0; number < work.Times(quick: 20, full: 500); number++)
        {
            var arguments = Enumerable.Range(0, random.Next(1, 5))
                .Select(_ => words[random.Next(words.Length)]).ToArray();
            // In a folder without lessons, so that none is run for nothing.
            var ended = await Programs.RunAsync(
                [.. LessonCommand.Start, .. arguments], folder.Folder, deadline: TimeSpan.FromSeconds(60));
            var failure = ended.Status is < 0 or > 2 ? $"status {ended.Status}: {ended.Lines.FirstOrDefault()}"
                : ended.HasStackTrace ? $"a stack trace: {ended.Lines[0]}" : null;
            work.Tell(
                string.Join(' ', arguments.Select(argument => argument.Length > 40 ? "xxx…" : $"'{argument}'")),
                failure);
        }
    }
}
