using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Wire;

/// <summary>What is noted about segments whose order real traffic only rarely has.</summary>
public sealed class TcpAnalyzerTests
{
    private const LinkDirection Data = LinkDirection.ToServer, Answer = LinkDirection.ToClient;

    // 1 to 1000 are sent and acknowledged; 1000 is the number before the next one.
    private static SegmentTrace Sent(int window) => new SegmentTrace()
        .Add(Data, 1, 1, 1000, bytes: 1000)
        .Add(Answer, 1, 1001, window);

    [Fact]
    public void Repeated_number_after_a_zero_window_is_a_window_probe() => // RFC 9293 §3.8.6.1
        Noted(TcpAnalysis.WindowProbe, Sent(window: 0).Add(Data, 1000, 1, 1000));

    [Fact]
    public void Repeated_number_while_the_window_is_open_is_a_keep_alive() => // RFC 9293 §3.8.4
        Noted(TcpAnalysis.KeepAlive, Sent(window: 500).Add(Data, 1000, 1, 1000));

    [Fact]
    public void Probe_that_crosses_the_window_update_is_still_a_window_probe() =>
        Noted(TcpAnalysis.WindowProbe, Sent(window: 0).Add(Answer, 1, 1001, 500).Add(Data, 1000, 1, 1000));

    [Fact]
    public void Data_that_crosses_the_zero_window_does_not_make_the_probe_a_keep_alive() =>
        Noted(TcpAnalysis.WindowProbe, Sent(window: 0).Add(Data, 1001, 1, 1000, bytes: 100).Add(Data, 1100, 1, 1000));

    [Fact]
    public void Repeated_number_after_the_window_has_opened_and_data_was_sent_is_a_keep_alive() =>
        Noted(
            TcpAnalysis.KeepAlive,
            Sent(window: 0).Add(Answer, 1, 1001, 500).Add(Data, 1001, 1, 1000, bytes: 100).Add(Answer, 1, 1101, 500)
                .Add(Data, 1100, 1, 1000));

    /// <summary>tshark calls both kinds a keep-alive; which of them it is follows from the windows before it.</summary>
    private static void Noted(TcpAnalysis expected, SegmentTrace trace)
    {
        var packets = trace.Trace;
        Assert.Equal(expected, packets[^1].Segment!.Analysis);
        Tshark.IsNeeded();
        using var file = new TraceFile(packets);
        Assert.NotEmpty(Tshark.Fields(file.Path, ["tcp.analysis.keep_alive"])[^1]["tcp.analysis.keep_alive"]);
    }
}
