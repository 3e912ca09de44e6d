using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner;

namespace SocketsLessons.Authoring.Contract;

/// <summary>The lessons of one folder, with the glossary beside them and the README above.</summary>
internal static class LessonCollection
{
    /// <summary>Checks the lessons one by one, and what they share.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<Notebook> lessons) =>
    [
        .. lessons.SelectMany(lesson => LessonContract.Check(lesson, lessons)),
        .. Glossary.Beside(lessons) is { } glossary
            ? [.. glossary.Check(lessons), .. TermOrder.Check(lessons, glossary)] : (Finding[])[],
        .. Texts(lessons),
        .. Readme(lessons),
    ];

    /// <summary>Fixes in the files what can be fixed mechanically, and returns what it changed. Other files aren't
    /// written.</summary>
    /// <exception cref="UserErrorException">A file cannot be written.</exception>
    public static IReadOnlyList<Finding> Repair(IReadOnlyList<Notebook> lessons)
    {
        var before = lessons.ToDictionary(lesson => lesson, lesson => File.ReadAllText(lesson.Path));
        var done = new List<Finding>();
        var glossary = Glossary.Beside(lessons);
        if (glossary is not null) done.AddRange(glossary.SetLinks(lessons));
        // A notebook in another language is left to its author.
        var ours = lessons.Where(lesson => lesson.IsCSharp).ToArray();
        foreach (var lesson in ours) done.AddRange(LessonRepair.Repair(lesson, lessons));
        foreach (var lesson in ours)
        {
            LessonRepair.SplitLines(lesson);
            if (lesson.ToText() == before[lesson]) continue;
            if (!done.Exists(finding => finding.Lesson == lesson.Name))
                done.Add(new Finding(lesson.Name, "notebook", "rewrote its JSON with an indent of one space."));
            AtomicFile.Write(lesson.Path, lesson.ToText());
        }

        if (glossary is not null && glossary.WithPlaces(lessons) is var page && page != glossary.Text)
        {
            AtomicFile.Write(glossary.Path, page);
            done.Add(new Finding("glossary", "notebook", "updated which lesson introduces each term."));
        }

        var readme = ReadmeTable.PathFor(lessons);
        if (File.Exists(readme) && File.ReadAllText(readme) is var text
            && ReadmeTable.Update(text, lessons) is { } renewed && renewed != text)
        {
            AtomicFile.Write(readme, renewed);
            done.Add(new Finding(ReadmeTable.Name, "table", "updated the table of lessons."));
        }

        return done;
    }

    /// <summary>Completes a new lesson: fixes it, links it from its neighbors, and adds its row to the
    /// README.</summary>
    /// <param name="name">The new lesson.</param>
    /// <param name="lessons">All lessons, including the new one. Nothing else in them is changed.</param>
    /// <exception cref="UserErrorException">A file cannot be written.</exception>
    public static IReadOnlyList<Finding> Add(string name, IReadOnlyList<Notebook> lessons)
    {
        var done = new List<Finding>();
        var place = lessons.Index().First(known => known.Item.Name == name).Index;
        foreach (var lesson in lessons.Skip(place - 1).Take(place == 0 ? 2 : 3).Where(lesson => lesson.IsCSharp))
        {
            var before = done.Count;
            done.AddRange(lesson.Name == name
                ? LessonRepair.Repair(lesson, lessons)
                : LessonRepair.Navigate(lesson, lessons));
            if (done.Count == before) continue;
            LessonRepair.SplitLines(lesson);
            AtomicFile.Write(lesson.Path, lesson.ToText());
        }

        var readme = ReadmeTable.PathFor(lessons);
        if (File.Exists(readme) && File.ReadAllText(readme) is var text
            && ReadmeTable.Add(text, lessons[place]) is { } renewed && renewed != text)
        {
            AtomicFile.Write(readme, renewed);
            done.Add(new Finding(ReadmeTable.Name, "table", $"added a row for {name}."));
        }

        return done;
    }

    /// <summary>The words of the texts beside the lessons, and of the README.</summary>
    private static IEnumerable<Finding> Texts(IReadOnlyList<Notebook> lessons) =>
        from file in Directory.GetFiles(lessons[0].Folder, "*.md").Append(ReadmeTable.PathFor(lessons)).Order()
        where File.Exists(file)
        from what in PlainWords.Check(File.ReadAllText(file))
        select new Finding(Path.GetFileNameWithoutExtension(file), "text", what);

    private static IEnumerable<Finding> Readme(IReadOnlyList<Notebook> lessons)
    {
        var path = ReadmeTable.PathFor(lessons);
        if (!File.Exists(path)) yield break;
        var text = File.ReadAllText(path);
        var expected = ReadmeTable.Update(text, lessons);
        if (expected is null)
            yield return new Finding(
                ReadmeTable.Name, "table", "add a table with the headings 'lesson' and 'what it is about'.");
        else if (expected != text)
            yield return new Finding(
                ReadmeTable.Name, "table", "the table of lessons is out of date. `author check --fix` updates it.");
    }
}
