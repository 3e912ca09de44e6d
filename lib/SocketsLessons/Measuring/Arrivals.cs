namespace SocketsLessons;

/// <summary>
/// Which of a series of numbered messages arrived, and in which order: what was lost, what came twice,
/// what came out of order. All it needs is the sequence numbers in order of arrival.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Arrivals : IRenderable
{
    private readonly int[] _copies;

    /// <summary>Counts what arrived.</summary>
    /// <param name="name">What was measured; charts and tables show it.</param>
    /// <param name="sent">How many messages were sent, with sequence numbers from 0.</param>
    /// <param name="sequences">The sequence numbers in order of arrival, duplicates included.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than none was sent.</exception>
    /// <exception cref="ArgumentException">A sequence number is not one that was sent.</exception>
    public Arrivals(string name, int sent, IEnumerable<int> sequences)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sent);
        Name = name;
        Sent = sent;
        Sequences = [.. sequences];
        _copies = new int[sent];
        var outOfOrder = new List<int>();
        var nextExpected = 0;
        foreach (var sequence in Sequences)
        {
            if (sequence < 0 || sequence >= sent)
                throw new ArgumentException($"Sequence number {sequence} was never sent: the {sent} messages are numbered from 0.", nameof(sequences));
            // RFC 4737 §3.3 judges only the first copy of a message to arrive.
            if (_copies[sequence]++ > 0) continue;
            if (sequence < nextExpected) outOfOrder.Add(sequence);
            else nextExpected = sequence + 1;
        }

        OutOfOrder = outOfOrder;
        Lost = [.. Enumerable.Range(0, sent).Where(sequence => _copies[sequence] == 0)];
        // Along a run, the sequence number and the place among the lost grow alike.
        Bursts = [.. Lost.Index().GroupBy(lost => lost.Item - lost.Index).Select(run => run.Count())];
    }

    /// <summary>What was measured.</summary>
    public string Name { get; }

    /// <summary>How many messages were sent.</summary>
    public int Sent { get; }

    /// <summary>The sequence numbers in order of arrival, duplicates included.</summary>
    public IReadOnlyList<int> Sequences { get; }

    /// <summary>How many of the messages arrived, each counted once.</summary>
    public int Received => Sent - Lost.Count;

    /// <summary>The sequence numbers that never arrived.</summary>
    public IReadOnlyList<int> Lost { get; }

    /// <summary>How many further copies arrived (RFC 5560).</summary>
    public int Duplicates => Sequences.Count - Received;

    /// <summary>
    /// The sequence numbers that came out of order: each was smaller than the next expected one, which is
    /// one more than the largest that had arrived (RFC 4737 §3.3).
    /// </summary>
    public IReadOnlyList<int> OutOfOrder { get; }

    /// <summary>The lengths of the runs of lost messages, in order of sending (RFC 3357 calls them loss periods).</summary>
    public IReadOnlyList<int> Bursts { get; }

    /// <summary>The loss ratio: lost of sent (RFC 7680).</summary>
    public Proportion Loss => new(Lost.Count, Sent);

    /// <summary>The reordered ratio: out of order of received (RFC 4737 §4.1).</summary>
    public Proportion Reordered => new(OutOfOrder.Count, Received);

    /// <summary>How many further copies of one message arrived.</summary>
    internal int DuplicatesOf(int sequence) => Math.Max(0, _copies[sequence] - 1);

    /// <summary>The counts in words.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    internal IEnumerable<(string Figure, string Value)> Figures() =>
    [
        ("lost", Loss.ToString()),
        ("bursts of loss", Bursts.Count == 0 ? "none" : $"{Bursts.Count}, longest {Bursts.Max()}, mean {Quantity.Number(Bursts.Average())} messages"),
        ("duplicates", $"{Duplicates}"),
        ("out of order", Reordered.ToString()),
    ];

    private Table ToTable() => new($"{Name}: {Sent} messages sent", ["figure", "value"], Figures().Select(row => new[] { row.Figure, row.Value }));
}
