using SocketsLessons.Authoring.Contract;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>In its own process, whose thread pool the cell keeps busy.</summary>
public sealed class FullBacklogTests
{
    // Linux, net/core/sock.h: sk_acceptq_is_full compares with "greater than", so there is room for one more.
    [Fact]
    public async Task Clients_count_as_connected_though_nothing_reports_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems count in other ways.");
        var result = await Runs.RunAsync(
            LessonContract.LibraryLine + """

            using SocketsLessons; using System.Threading;
            for (var i = 0; i < 64; i++) ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(3000));
            using (var queue = FullBacklog.Fill(2)) Console.Write(queue.Connected);
            """);

        Assert.Null(result.Failure);
        Assert.Equal("3", Runs.Shown(result.Executed.Cells[0]));
    }
}
