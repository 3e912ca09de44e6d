using System.Globalization;
using System.Net;
using SocketsLessons.Runner.Live.Lessons;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>Writes the page that leads to the lessons, with the learner's progress in each.</summary>
internal static class LiveIndex
{
    public static string Write(LiveLessons lessons)
    {
        var cards = lessons.All.Select(lesson => Card(lesson, lessons.Progress)).ToArray();
        var main = LessonIndex.Top(cards, Begin(lessons), "") + LessonIndex.Parts(cards) + LessonIndex.Texts(
            [.. lessons.Texts.Select(text => ($"{text.Key}.html", File.ReadAllText(text.Value)))]);
        return LiveFrame.Write("SocketsLessons", LiveFrame.TextScript, "", "", main,
            "<p>Everything runs on this machine. Your code and your progress are in the folder <code>work</code>.</p>");
    }

    /// <summary>Where to go on, or to start.</summary>
    private static string Begin(LiveLessons lessons)
    {
        var last = lessons.Progress.Get(progress => progress.Last);
        var at = lessons.All.TakeWhile(lesson => lesson.Name != last?.Lesson).Count();
        if (at < lessons.All.Count && Achieved.In(lessons.All[at], lessons.Progress).IsDone
            && lessons.All.Skip(at).FirstOrDefault(
                lesson => !Achieved.In(lesson, lessons.Progress).IsDone) is { } next)
            return Button(next, "", $"Next: {next.Title}");
        if (at < lessons.All.Count && lessons.All[at] is var lesson)
            return Button(
                lesson, Place(lesson, last!.Cell, lessons.Progress), $"Continue where you stopped: {lesson.Title}");
        return lessons.All is [var first, ..] ? Button(first, "", "Start") : "";
    }

    /// <summary>A cell's place on its page; the top, as long as no cell has run and the text above the first one is
    /// new.</summary>
    private static string Place(Notebook lesson, string cell, ProgressFile progress) =>
        lesson.CodeCells.FirstOrDefault()?.Id == cell && Achieved.In(lesson, progress).Ran == 0
            ? "" : $"#cell-{Uri.EscapeDataString(cell)}";

    private static string Button(Notebook lesson, string place, string words) =>
        $"<a class=\"button\" href=\"/{Uri.EscapeDataString(lesson.Name)}.html{place}\">"
            + $"{WebUtility.HtmlEncode(words)}</a>";

    private static IndexCard Card(Notebook lesson, ProgressFile progress)
    {
        var achieved = Achieved.In(lesson, progress);
        return new IndexCard(
            $"/{Uri.EscapeDataString(lesson.Name)}.html", lesson.Title, lesson.Document.Opening,
            LessonIndex.Picture(lesson) is { } picture ? $"/{picture}" : null, achieved.Exercises,
            achieved.IsDone ? "done" : achieved.Ran > 0 ? "begun" : "new",
            $"<p class=\"progress\">{Progress(achieved)}</p>");
    }

    private static string Progress(Achieved achieved)
    {
        var (ran, cells, passed, exercises) = achieved;
        if (achieved.IsDone) return "<span class=\"tick\" aria-hidden=\"true\">✓</span> Done";
        var solved = exercises == 0 ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", {passed} of {exercises} {(exercises == 1 ? "exercise" : "exercises")} solved");
        var bar = string.Create(
            CultureInfo.InvariantCulture,
            $"<progress max=\"{cells + exercises}\" value=\"{ran + passed}\" aria-label=\"Progress\"></progress>");
        return ran + passed == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"{bar} {ran} of {cells} cells run{solved}");
    }

    /// <summary>How much of a lesson has been run and solved.</summary>
    private sealed record Achieved(int Ran, int Cells, int Passed, int Exercises)
    {
        public bool IsDone => Ran == Cells && Passed == Exercises;

        public static Achieved In(Notebook lesson, ProgressFile progress)
        {
            var exercises = LessonExercise.In(lesson).Select(exercise => exercise.Number).ToArray();
            var (ran, passed) = progress.Get(all => all.Lessons.TryGetValue(lesson.Name, out var known)
                ? (lesson.CodeCells.Count(cell => known.Ran.Contains(cell.Id)),
                    exercises.Count(known.Passed.Contains)) : (0, 0));
            return new Achieved(ran, lesson.CodeCells.Count(), passed, exercises.Length);
        }
    }
}
