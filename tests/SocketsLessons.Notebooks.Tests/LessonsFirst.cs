using SocketsLessons.Notebooks.Tests.Browsing;
using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Notebooks.Tests.Jupyter;
using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Notebooks.Tests.Site;
using Xunit.Sdk;
using Xunit.v3;

namespace SocketsLessons.Notebooks.Tests;

/// <summary>
/// Begins with what mostly waits, for lessons to run or for wrong answers, so that other tests use the processors
/// meanwhile. Then comes what takes long in one test. What asks about the lessons' runs comes late: at the end or,
/// since xunit may take what runs side by side from both ends, in the middle.
/// </summary>
public sealed class LessonsFirst : ITestCollectionOrderer
{
    private static readonly string[] s_first =
    [
        nameof(LessonRunTests), nameof(EngineComparisonTests), nameof(ExerciseAnswersTests), nameof(NewCommandTests),
        nameof(RunCommandTests), nameof(RecordedLessonTests), nameof(JupyterTests),
    ];

    private static readonly string[] s_asking =
    [
        "Expectations", nameof(CoveredAnswerTests), nameof(ExecutedNotebookTests), nameof(OfflineChartTests),
        nameof(PublishedPageOnPhoneTests), nameof(PublishedPageTests), nameof(ReadingTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections.Index().OrderBy(entry => Place(entry.Item.TestCollectionDisplayName, entry.Index))
            .Select(entry => entry.Item),
    ];

    private static int Place(string name, int index) =>
        Array.FindIndex(s_first, name.Contains) is >= 0 and var first ? first
            : s_first.Length + (s_asking.Any(name.Contains) ? 1 : index % 2 == 0 ? 0 : 2);
}
