using SocketsLessons.Notebooks.Tests.Browsing;
using SocketsLessons.Notebooks.Tests.Jupyter;
using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Notebooks.Tests.Site;
using Xunit.Sdk;
using Xunit.v3;

namespace SocketsLessons.Notebooks.Tests;

/// <summary>
/// Begins with what mostly waits for lessons to run, so that other tests use the processors meanwhile, and ends with
/// what asks about these runs. xunit takes what runs side by side from both ends, so the end of that is in the middle.
/// </summary>
public sealed class LessonsFirst : ITestCollectionOrderer
{
    private static readonly string[] s_waiting =
        [nameof(EngineComparisonTests), nameof(LessonRunTests), nameof(ExerciseAnswersTests)];

    private static readonly string[] s_asking =
    [
        "Expectations", nameof(CoveredAnswerTests), nameof(ExecutedNotebookTests), nameof(JupyterTests),
        nameof(OfflineChartTests), nameof(PublishedPageTests), nameof(ReadingTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections.Index().OrderBy(entry => Place(entry.Item.TestCollectionDisplayName, entry.Index))
            .Select(entry => entry.Item),
    ];

    private static int Place(string name, int index) =>
        s_waiting.Any(name.Contains) ? 0 : s_asking.Any(name.Contains) ? 2 : index % 2 == 0 ? 1 : 3;
}
