namespace SocketsLessons;

/// <summary>What a probe measured: every sample, and the values computed from them.</summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class ProbeRun : IRenderable
{
    /// <summary>Summarizes samples: a probe's, or your own.</summary>
    /// <param name="name">The name that charts and tables show.</param>
    /// <param name="samples">The samples in order of sending, numbered from 0.</param>
    /// <param name="sequences">The sequence numbers in order of arrival, duplicates included; taken from the samples
    /// if null.
    /// </param>
    public ProbeRun(string name, IEnumerable<Sample> samples, IEnumerable<int>? sequences = null)
    {
        Name = name;
        var all = samples.ToArray();
        var inOrder = all.Where(sample => sample.Arrived != null).OrderBy(sample => sample.Arrived).ToArray();
        Delays = new Distribution(
            name, inOrder.Where(sample => sample.Delay != null).Select(sample => sample.Delay!.Value));
        Arrivals = new Arrivals(name, all.Length, sequences ?? inOrder.Select(sample => sample.Sequence));
        var outOfOrder = Arrivals.OutOfOrder.ToHashSet();
        Samples =
        [
            .. all.Select(sample => sample with
            {
                Duplicates = Arrivals.DuplicatesOf(sample.Sequence),
                OutOfOrder = outOfOrder.Contains(sample.Sequence),
            }),
        ];
        // From the send time, as in the RFC; late packets count, lost ones can't.
        Jitter = InterarrivalJitter.Rfc3550(inOrder.Select(sample => sample.Arrived!.Value - sample.Sent));
    }

    /// <summary>The name that charts and tables show.</summary>
    public string Name { get; }

    /// <summary>What the delays are: "round-trip time" or "one-way delay".</summary>
    public string Metric { get; init; } = "round-trip time";

    /// <summary>Every counted message, in order of sending.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>The delays of the messages that arrived in time.</summary>
    public Distribution Delays { get; }

    /// <summary>What was lost, duplicated or out of order.</summary>
    public Arrivals Arrivals { get; }

    /// <summary>How many arrived after the timeout: neither lost nor among the delays.</summary>
    public int Late => Samples.Count(sample => sample.Status == DeliveryStatus.Late);

    /// <summary>The interarrival jitter (RFC 3550 §6.4.1); null for fewer than two arrivals.</summary>
    public TimeSpan? Jitter { get; }

    /// <summary>
    /// How many datagrams the system dropped because the probe's receive buffer was full: counted as lost, but not lost
    /// on the path. Null on systems that don't count them (Linux does).
    /// </summary>
    public int? KernelDropped { get; init; }

    /// <summary>How many datagrams arrived that belong to no message of this run: corrupted, or a third copy.</summary>
    public int Unrecognized { get; init; }

    /// <summary>Why the run ended before every message was sent; null if it didn't.</summary>
    public string? StopReason { get; init; }

    /// <summary>The run's main values as text.</summary>
    public override string ToString() => Summary.Of(this).ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(Summary.Of(this).ToHtmlTable());

    internal IEnumerable<(string Figure, string Value)> Figures() =>
    [
        ("sent", $"{Samples.Count}"),
        ("arrived in time", $"{Delays.Count}"),
        .. Delays.Figures(),
        ("jitter (RFC 3550)", Jitter is { } jitter ? Quantity.Time(jitter) : "needs 2 arrivals"),
        .. Arrivals.Figures(),
        ("late", $"{Late}"),
        ("lost in our own buffer", KernelDropped is { } kernelDropped ? $"{kernelDropped}" : "not known here"),
        ("unrecognized", $"{Unrecognized}"),
        ("ended early", StopReason ?? "no"),
    ];
}
