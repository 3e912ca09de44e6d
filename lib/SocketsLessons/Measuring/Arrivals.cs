namespace SocketsLessons;

/// <summary>
/// Which of a series of numbered messages arrived: what was lost, duplicated, or out of order. It needs only the
/// sequence numbers in order of arrival.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Arrivals : IRenderable
{
    private readonly int[] _copies;

    /// <summary>Compares what arrived with what was sent.</summary>
    /// <param name="name">The name that charts and tables show.</param>
    /// <param name="sent">How many messages were sent, with sequence numbers from 0.</param>
    /// <param name="sequences">The sequence numbers in order of arrival, duplicates included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of sent messages is negative.</exception>
    /// <exception cref="ArgumentException">A sequence number was never sent.</exception>
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
                throw new ArgumentException(
                    $"Sequence number {sequence} was never sent: the {sent} messages are numbered from 0.",
                    nameof(sequences));
            // RFC 4737 §3.3 looks only at the first copy of a message.
            if (_copies[sequence]++ > 0) continue;
            if (sequence < nextExpected) outOfOrder.Add(sequence);
            else nextExpected = sequence + 1;
        }

        OutOfOrder = outOfOrder;
        Lost = [.. Enumerable.Range(0, sent).Where(sequence => _copies[sequence] == 0)];
        // Within a run of losses, sequence number and index grow together, so their difference is constant.
        Bursts = [.. Lost.Index().GroupBy(lost => lost.Item - lost.Index).Select(run => run.Count())];
    }

    /// <summary>The name that charts and tables show.</summary>
    public string Name { get; }

    /// <summary>How many messages were sent.</summary>
    public int Sent { get; }

    /// <summary>The sequence numbers in order of arrival, duplicates included.</summary>
    public IReadOnlyList<int> Sequences { get; }

    /// <summary>How many messages arrived, each counted once.</summary>
    public int Received => Sent - Lost.Count;

    /// <summary>The sequence numbers that never arrived.</summary>
    public IReadOnlyList<int> Lost { get; }

    /// <summary>How many additional copies arrived (RFC 5560).</summary>
    public int Duplicates => Sequences.Count - Received;

    /// <summary>
    /// The sequence numbers that arrived out of order: smaller than the largest one that had arrived before (RFC 4737
    /// §3.3).
    /// </summary>
    public IReadOnlyList<int> OutOfOrder { get; }

    /// <summary>The lengths of the runs of lost messages, in order of sending (the loss periods of RFC 3357).</summary>
    public IReadOnlyList<int> Bursts { get; }

    /// <summary>The loss ratio: lost messages out of all sent (RFC 7680).</summary>
    public Proportion Loss => new(Lost.Count, Sent);

    /// <summary>The reordered ratio: messages out of order out of all received (RFC 4737 §4.1).</summary>
    public Proportion Reordered => new(OutOfOrder.Count, Received);

    /// <summary>How many additional copies of a message arrived.</summary>
    internal int DuplicatesOf(int sequence) => Math.Max(0, _copies[sequence] - 1);

    /// <summary>The counts as text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    internal IEnumerable<(string Figure, string Value)> Figures() =>
    [
        ("lost", Loss.ToString()),
        ("bursts of loss", Bursts.Count == 0 ? "none"
            : $"{Bursts.Count}, longest {Bursts.Max()}, mean {Quantity.Number(Bursts.Average())} messages"),
        ("duplicates", $"{Duplicates}"),
        ("out of order", Reordered.ToString()),
    ];

    private Table ToTable() =>
        new($"{Name}: {Sent} messages sent", ["figure", "value"],
            Figures().Select(row => new[] { row.Figure, row.Value }));
}
