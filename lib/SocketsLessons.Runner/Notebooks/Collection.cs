namespace SocketsLessons.Runner.Notebooks;

/// <summary>The lessons of one folder, with the glossary beside them and the README above.</summary>
internal static class Collection
{
    /// <summary>Checks the lessons one by one, and what they share.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<Notebook> lessons) =>
    [
        .. lessons.SelectMany(lesson => LessonContract.Check(lesson, lessons)),
        .. Glossary.Beside(lessons)?.Check(lessons) ?? [],
        .. Readme(lessons),
    ];

    /// <summary>Repairs what is mechanical, in the files, and says what it did. What is right is not written.</summary>
    /// <exception cref="NotebookException">A file cannot be written.</exception>
    public static IReadOnlyList<Finding> Repair(IReadOnlyList<Notebook> lessons)
    {
        var before = lessons.ToDictionary(lesson => lesson, lesson => File.ReadAllText(lesson.Path));
        var done = new List<Finding>();
        var glossary = Glossary.Beside(lessons);
        if (glossary is not null) done.AddRange(glossary.SetLinks(lessons));
        // What is in another language is for its author to look at.
        var ours = lessons.Where(lesson => lesson.IsCSharp).ToArray();
        foreach (var lesson in ours) done.AddRange(LessonRepair.Repair(lesson, lessons));
        foreach (var lesson in ours)
        {
            LessonRepair.SplitLines(lesson);
            if (lesson.ToText() == before[lesson]) continue;
            if (!done.Exists(finding => finding.Lesson == lesson.Name)) done.Add(new Finding(lesson.Name, "notebook", "wrote its JSON anew, with an indent of one space."));
            WholeFile.Write(lesson.Path, lesson.ToText());
        }

        if (glossary is not null && glossary.WithPlaces(lessons) is var page && page != glossary.Text)
        {
            WholeFile.Write(glossary.Path, page);
            done.Add(new Finding("glossary", "notebook", "wrote which lesson introduces each term."));
        }

        var readme = ReadmeTable.PathFor(lessons);
        if (File.Exists(readme) && File.ReadAllText(readme) is var text && ReadmeTable.In(text, lessons) is { } renewed && renewed != text)
        {
            WholeFile.Write(readme, renewed);
            done.Add(new Finding(ReadmeTable.Name, "table", "wrote the table of lessons."));
        }

        return done;
    }

    /// <summary>Mends a lesson that has come to the others, leads to it from its neighbours, and gives it a row in the README.</summary>
    /// <param name="name">The new lesson.</param>
    /// <param name="lessons">All lessons, the new one among them. What else is wrong with them stays.</param>
    /// <exception cref="NotebookException">A file cannot be written.</exception>
    public static IReadOnlyList<Finding> Add(string name, IReadOnlyList<Notebook> lessons)
    {
        var done = new List<Finding>();
        var place = lessons.Index().First(known => known.Item.Name == name).Index;
        foreach (var lesson in lessons.Skip(place - 1).Take(place == 0 ? 2 : 3).Where(lesson => lesson.IsCSharp))
        {
            var before = done.Count;
            done.AddRange(lesson.Name == name ? LessonRepair.Repair(lesson, lessons) : LessonRepair.Navigate(lesson, lessons));
            if (done.Count == before) continue;
            LessonRepair.SplitLines(lesson);
            WholeFile.Write(lesson.Path, lesson.ToText());
        }

        var readme = ReadmeTable.PathFor(lessons);
        if (File.Exists(readme) && File.ReadAllText(readme) is var text && ReadmeTable.With(text, lessons[place]) is { } renewed && renewed != text)
        {
            WholeFile.Write(readme, renewed);
            done.Add(new Finding(ReadmeTable.Name, "table", $"wrote a row for {name}."));
        }

        return done;
    }

    private static IEnumerable<Finding> Readme(IReadOnlyList<Notebook> lessons)
    {
        var path = ReadmeTable.PathFor(lessons);
        if (!File.Exists(path)) yield break;
        var text = File.ReadAllText(path);
        var expected = ReadmeTable.In(text, lessons);
        if (expected is null)
            yield return new Finding(ReadmeTable.Name, "table", "give it a table with the heads 'lesson' and 'what it is about'.");
        else if (expected != text)
            yield return new Finding(ReadmeTable.Name, "table", "the table of lessons is out of date; `lessons check --fix` writes it.");
    }
}
