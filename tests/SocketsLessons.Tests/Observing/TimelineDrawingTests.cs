using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SocketsLessons.Tests.Observing;

public sealed partial class TimelineDrawingTests
{
    // The widest character of a monospaced font, in parts of its size (DejaVu Sans Mono; Consolas has .55).
    private const double CharacterWidth = 0.602;

    private const int Client = 94, Connection = 214, Listening = 312;

    [Fact]
    public void Each_socket_has_its_own_column()
    {
        var drawing = Drawing(Story());

        Assert.Equal(
            [Listening, Listening, Client, Listening, Client, Connection, Client, Connection, Connection, Listening],
            drawing.Elements().Where(part => part.Name.LocalName == "circle").Select(dot => Number(dot, "cx")));
        Assert.Equal(
            ["Client", "Server", "connection", "listening socket"],
            drawing.Elements().Where(part => part.Name.LocalName == "text").Take(4).Select(text => text.Value));
    }

    [Fact]
    public void The_handshake_reaches_the_listening_socket_and_Accept_leads_to_the_connection()
    {
        var arrows = Drawing(Story()).Elements().Where(part => part.Attribute("marker-end") is not null)
            .Select(path => Arrow().Match(path.Attribute("d")!.Value).Groups)
            .Select(ends => (From: Near(ends[1].Value), To: Near(ends[2].Value)));

        Assert.Equal(
            [(Client, Listening), (Listening, Connection), (Client, Connection), (Client, Connection)], arrows);
    }

    [Fact]
    public void Text_names_the_socket_of_each_call_and_every_state()
    {
        var lines = Story().ToString().Split('\n');

        Assert.Matches(@"  listening socket  server\.Listen\(1\)  took .* listening socket LISTEN$", lines[1]);
        Assert.Matches(
            @"  client            client\.Connect\(.* connection ESTABLISHED, listening socket LISTEN; handshake$",
            lines[2]);
        Assert.EndsWith("; new socket", lines[3], StringComparison.Ordinal);
        Assert.Matches(@"  connection        connection\.Dispose\(\)  took ", lines[8]);
    }

    [Fact]
    public void Without_calls_on_a_listening_socket_the_server_has_one_column()
    {
        var timeline = new Timeline();
        timeline.Client(() => 1);
        timeline.Server(() => 2);

        Assert.DoesNotContain("listening socket</text>", timeline.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("  server  2", timeline.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_call_is_whole_and_stays_inside_the_drawing()
    {
        var timeline = new Timeline();
        timeline.Server(() => string.Concat(Enumerable.Repeat("a word, ", 20)).Split(", ").Length.ToString("D", null));
        timeline.Client(() => "anUnbrokenNameAnUnbrokenNameAnUnbrokenNameAnUnbrokenName".Length);

        var words = Words(Drawing(timeline)).ToArray();

        Assert.Equal(
            Without(string.Concat(timeline.Events.Select(call =>
                call.Call + (call.Result is null ? "" : $"→{call.Result}")))),
            Without(string.Concat(words.Select(line => line.Value))));
        Assert.All(words, line => Assert.InRange(Number(line, "x"), 0, 364 - Width(line) + 1));
    }

    [Fact]
    public void No_line_runs_through_the_words_of_a_call()
    {
        var drawing = Drawing(Story());
        var words = Words(drawing).ToArray();
        var lines = drawing.Elements().Where(part => part.Attribute("opacity")?.Value == ".5")
            .SelectMany(path => Vertical().Matches(path.Attribute("d")!.Value)).Select(line => line.Groups).ToArray();

        Assert.NotEmpty(lines);
        Assert.All(words, word => Assert.DoesNotContain(lines, line =>
            Value(line[1]) > Number(word, "x") && Value(line[1]) < Number(word, "x") + Width(word)
            && Value(line[2]) < Number(word, "y") && Value(line[3]) > Number(word, "y") - 8));
    }

    [Fact]
    public void The_drawing_is_well_formed_and_encoded_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var timeline = new Timeline();
            timeline.Phase("<script>alert(1)</script>");
            timeline.Client(() => "<b>\u0001&".Length);

            var drawing = Drawing(timeline);

            Assert.DoesNotContain("<script", timeline.ToHtml(), StringComparison.Ordinal);
            Assert.Contains(
                drawing.Descendants(), text => text.Value.Contains("<script>", StringComparison.Ordinal));
            Assert.All(
                drawing.Descendants().Attributes().Where(attribute => attribute.Name.LocalName
                    is "x" or "y" or "cx" or "cy" or "r" or "d" or "opacity" or "font-size"),
                attribute => Assert.DoesNotContain(',', attribute.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>One connection from Bind to the end, with ten calls.</summary>
    private static Timeline Story()
    {
        var timeline = new Timeline();
        using var server = Loopback.NewSocket();
        using var client = Loopback.NewSocket();
        timeline.Server(() => server.Bind(new IPEndPoint(IPAddress.Loopback, 0)));
        timeline.Watch(server.LocalEndPoint!);
        timeline.Server(() => server.Listen(1));
        timeline.Client(() => client.Connect(server.LocalEndPoint!));
        using var connection = timeline.Server(() => server.Accept());
        timeline.Client(() => client.Send("hello"u8));
        timeline.Server(() => connection.Receive(new byte[100]));
        timeline.Client(() => client.Shutdown(SocketShutdown.Send));
        timeline.Server(() => connection.Receive(new byte[100]));
        timeline.Server(() => connection.Dispose());
        timeline.Server(() => server.Dispose());
        return timeline;
    }

    private static XElement Drawing(Timeline timeline)
    {
        var html = timeline.ToHtml();
        var start = html.IndexOf("<svg", StringComparison.Ordinal);
        return XElement.Parse(html[start..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }

    /// <summary>The lines of all calls: they are the text in a monospaced font.</summary>
    private static IEnumerable<XElement> Words(XElement drawing) => drawing.Descendants().Where(text =>
        text.Attribute("font-family")?.Value.Contains("monospace", StringComparison.Ordinal) == true);

    private static double Width(XElement text) => text.Value.Length * Number(text, "font-size") * CharacterWidth;

    private static double Number(XElement part, string attribute) =>
        double.Parse(part.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static double Value(Group number) => double.Parse(number.Value, CultureInfo.InvariantCulture);

    private static int Near(string x) => ((int[])[Client, Connection, Listening])
        .MinBy(column => Math.Abs(column - int.Parse(x, CultureInfo.InvariantCulture)));

    private static string Without(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"^M(\d+) \d+L(\d+) \d+$")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"M(\d+) (\d+)V(\d+)")]
    private static partial Regex Vertical();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
