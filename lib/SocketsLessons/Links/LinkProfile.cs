namespace SocketsLessons;

/// <summary>
/// Settings like those of real links. Rates, round-trip times and losses are typical values from the named sources,
/// with half the round trip and the full loss in each direction; your own link will differ. The sources give no jitter:
/// that value is ours, to show what jitter does. Like real links, these keep datagrams in order.
/// </summary>
/// <remarks>
/// The sources: [WPT] WebPageTest, <c>www/settings/connectivity.ini.sample</c>; [Firefox] Firefox source docs, Network
/// Monitor, Throttling; [Comcast] the network condition profiles in the README of github.com/tylertreat/comcast; [RFC
/// 2488] section 2.
/// </remarks>
/// <param name="Name">The kind of link.</param>
/// <param name="Source">Where the values come from.</param>
/// <param name="ToServer">The settings toward the server (upload).</param>
/// <param name="ToClient">The settings toward the client (download).</param>
public sealed record LinkProfile(string Name, string Source, LinkSettings ToServer, LinkSettings ToClient)
{
    /// <summary>Fiber to the home: 4 ms round trip, 20 and 5 Mbit/s [WPT, "FIOS"].</summary>
    public static LinkProfile Fiber { get; } = Make("Fiber", "WebPageTest", 4, 0.2, 20_000, 5_000, 0);

    /// <summary>
    /// Wi-Fi in one room: 2 ms to its access point, 30 and 15 Mbit/s [Firefox]; loss 0.2 % [Comcast].
    /// </summary>
    public static LinkProfile WiFi { get; } = Make("Wi-Fi", "Firefox; Comcast (loss)", 2, 0.5, 30_000, 15_000, 0.002);

    /// <summary>Television cable: 28 ms round trip, 5 and 1 Mbit/s [WPT, "Cable"].</summary>
    public static LinkProfile Cable { get; } = Make("Cable", "WebPageTest", 28, 2, 5_000, 1_000, 0);

    /// <summary>
    /// DSL: 50 ms round trip, 1.5 Mbit/s and 384 kbit/s [WPT, "DSL"]; loss 0.5 % [Comcast, "DSL (good)"].
    /// </summary>
    public static LinkProfile Dsl { get; } = Make("DSL", "WebPageTest; Comcast (loss)", 50, 2, 1_500, 384, 0.005);

    /// <summary>4G: 70 ms round trip, 12 Mbit/s both ways [WPT, "LTE"].</summary>
    public static LinkProfile Mobile4G { get; } = Make("4G", "WebPageTest", 70, 5, 12_000, 12_000, 0);

    /// <summary>
    /// 3G: 300 ms round trip, 1.6 Mbit/s and 768 kbit/s [WPT, "3G"]; loss 1.5 % [Comcast, "3G/HSDPA (good)"].
    /// </summary>
    public static LinkProfile Mobile3G { get; } = Make("3G", "WebPageTest; Comcast (loss)", 300, 20, 1_600, 768, 0.015);

    /// <summary>2G: 840 ms round trip, 240 and 200 kbit/s [WPT, "Edge"]; loss 1.5 % [Comcast, "EDGE (good)"].</summary>
    public static LinkProfile Mobile2G { get; } = Make(
        "2G (EDGE)", "WebPageTest; Comcast (loss)", 840, 50, 240, 200, 0.015);

    /// <summary>
    /// A geostationary satellite: 558 ms round trip at the edge of its coverage, from the speed of light alone [RFC
    /// 2488]; loss 0.2 % [Comcast, "Satellite"]. RFC 2488 names no rate, so there is no limit here.
    /// </summary>
    public static LinkProfile Satellite { get; } = Make(
        "Geostationary satellite", "RFC 2488; Comcast (loss)", 558, 5, 0, 0, 0.002);

    /// <summary>All profiles, shortest round trip first.</summary>
    public static IReadOnlyList<LinkProfile> All { get; } =
        [WiFi, Fiber, Cable, Dsl, Mobile4G, Mobile3G, Satellite, Mobile2G];

    private static LinkProfile Make(
        string name, string source, double roundTripMs, double jitterMs, long downKbit, long upKbit, double loss)
    {
        var settings = new LinkSettings
        {
            Delay = TimeSpan.FromMilliseconds(roundTripMs / 2),
            Jitter = TimeSpan.FromMilliseconds(jitterMs),
            JitterShape = JitterShape.Normal,
            KeepOrder = true,
            Loss = loss,
        };
        return new LinkProfile(name, source,
            settings with { BitsPerSecond = upKbit * 1000 }, settings with { BitsPerSecond = downKbit * 1000 });
    }
}
