using SocketsLessons.Tests.Charts;
using SocketsLessons.Tests.Links;
using SocketsLessons.Tests.Measuring;
using Xunit.Sdk;
using Xunit.v3;

namespace SocketsLessons.Tests;

/// <summary>Begins with what takes longest: some wait for a timeout, and charts are drawn in a browser.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_first =
    [
        nameof(SocketPairTests), nameof(ProbeOptionsTests), nameof(ProbeTests), nameof(DrawingTests),
        $".{nameof(ChartTests)} ",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        // What isn't found, at -1, is last as an unsigned number.
        .. testCollections.OrderBy(collection =>
            (uint)Array.FindIndex(s_first, collection.TestCollectionDisplayName.Contains)),
    ];
}
