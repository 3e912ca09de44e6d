namespace SocketsLessons;

/// <summary>What a probe measured: every sample, and the figures that follow from them.</summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class ProbeRun : IRenderable
{
    /// <summary>Sums up samples, be they a probe's or your own.</summary>
    /// <param name="name">What was measured; charts and tables show it.</param>
    /// <param name="samples">The samples in order of sending, numbered from 0.</param>
    /// <param name="sequences">
    /// The sequence numbers in order of arrival, duplicates included; null takes the order from the samples.
    /// </param>
    public ProbeRun(string name, IEnumerable<Sample> samples, IEnumerable<int>? sequences = null)
    {
        Name = name;
        var all = samples.ToArray();
        var inOrder = all.Where(sample => sample.Arrived != null).OrderBy(sample => sample.Arrived).ToArray();
        Delays = new Distribution(name, inOrder.Where(sample => sample.Delay != null).Select(sample => sample.Delay!.Value));
        Arrivals = new Arrivals(name, all.Length, sequences ?? inOrder.Select(sample => sample.Sequence));
        var outOfOrder = Arrivals.OutOfOrder.ToHashSet();
        Samples = [.. all.Select(sample => sample with { Duplicates = Arrivals.DuplicatesOf(sample.Sequence), OutOfOrder = outOfOrder.Contains(sample.Sequence) })];
        // From the moment of sending, as in the RFC; late packets count, lost ones cannot.
        Jitter = InterarrivalJitter.Rfc3550(inOrder.Select(sample => sample.Arrived!.Value - sample.Sent));
    }

    /// <summary>What was measured.</summary>
    public string Name { get; }

    /// <summary>What the delays are: "round-trip time" or "one-way delay".</summary>
    public string Metric { get; init; } = "round-trip time";

    /// <summary>Every message that was sent and counts, in order of sending.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>The delays of the messages that arrived in time.</summary>
    public Distribution Delays { get; }

    /// <summary>What was lost, came twice or came out of order.</summary>
    public Arrivals Arrivals { get; }

    /// <summary>How many arrived after their time-out: neither lost nor among the delays.</summary>
    public int Late => Samples.Count(sample => sample.Status == DeliveryStatus.Late);

    /// <summary>The interarrival jitter (RFC 3550 §6.4.1); null for fewer than two arrivals.</summary>
    public TimeSpan? Jitter { get; }

    /// <summary>
    /// How many datagrams the probe's own receive buffer had no room for: among the lost, but not lost on
    /// the way. Null where the system does not say (it does on Linux).
    /// </summary>
    public int? KernelDropped { get; init; }

    /// <summary>What arrived and was no message of this run: damaged, or a third copy or more.</summary>
    public int Unrecognised { get; init; }

    /// <summary>Why the run ended before every message was sent; null where it did not.</summary>
    public string? StopReason { get; init; }

    /// <summary>The run in a few figures.</summary>
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
        ("unrecognised", $"{Unrecognised}"),
        ("ended early", StopReason ?? "no"),
    ];
}
