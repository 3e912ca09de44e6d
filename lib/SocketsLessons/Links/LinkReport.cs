namespace SocketsLessons;

/// <summary>What a link did so far in both directions: the ground truth to compare a measurement with.</summary>
/// <param name="ToServer">From the clients to the server.</param>
/// <param name="ToClient">From the server to the clients.</param>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed record LinkReport(LinkCounts ToServer, LinkCounts ToClient) : IRenderable
{
    /// <summary>The counts as aligned columns of text.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(Table().ToHtmlTable());

    private Table Table() => new(
        "What the link did, in datagrams",
        ["direction", "arrived", "lost", "overflowed", "duplicated", "reordered", "corrupted", "forwarded",
            "dropped by the OS"],
        [Row("to server", ToServer), Row("to client", ToClient)]);

    private static string[] Row(string name, LinkCounts counts) =>
    [
        name, $"{counts.Arrived}", $"{counts.Lost}", $"{counts.Overflowed}", $"{counts.Duplicated}",
        $"{counts.Reordered}",
        $"{counts.Corrupted}", $"{counts.Departed}", counts.KernelDropped is { } dropped ? $"{dropped}" : "not known",
    ];
}
