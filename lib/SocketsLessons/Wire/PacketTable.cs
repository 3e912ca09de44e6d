using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>A trace as a table: a line for each packet.</summary>
internal static class PacketTable
{
    private const int MaxRows = 100;

    public static Table Create(PacketTrace trace)
    {
        var rows = trace.Packets.Take(MaxRows).Select(packet => new[]
        {
            packet.Number.ToString(CultureInfo.InvariantCulture), PacketText.Milliseconds(packet.Sent),
            PacketText.Way(packet),
            packet.Protocol, packet.Info, PacketText.OnThePath(packet),
        });
        return new Table(Caption(trace), ["no.", "sent (ms)", "way", "protocol", "what it says", "on the path"], rows);
    }

    public static string ToSvg(Table table)
    {
        const int LineHeight = 18, CharWidth = 8;
        var lines = table.ToText().Split('\n');
        var svg = new StringBuilder();
        foreach (var (row, line) in lines.Index()) Svg.Text(svg, 4, (row + 1) * LineHeight, line, 13, mono: true);
        var width = (lines.Max(line => line.Length) + 1) * CharWidth;
        return Svg.Document(width, (lines.Length * LineHeight) + 8, table.Caption, svg);
    }

    private static string Caption(PacketTrace trace)
    {
        var caption = $"{trace.Count} {(trace.Count == 1 ? "packet" : "packets")}";
        if (trace.Count > MaxRows) caption += $", the first {MaxRows} of them here";
        return trace.NotKept > 0 ? $"{caption}; {trace.NotKept} more came after the capture was full" : caption;
    }
}
