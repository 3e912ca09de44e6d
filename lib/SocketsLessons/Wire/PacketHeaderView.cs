using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// The headers of one packet as the RFCs draw them: rows of 32 bits, each field a box of its width; in it the field's
/// name, its bytes, and what they mean.
/// </summary>
internal static class PacketHeaderView
{
    private const int BitWidth = 12, RowHeight = 52, Left = 30, BitsInRow = 32, HeadHeight = 24;
    private const int MaxData = 48;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    // What a narrow box calls its field.
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["version"] = "ver",
        ["header length"] = "hlen",
        ["time to live"] = "TTL",
        ["data offset"] = "offs",
        ["reserved"] = "res",
        ["no operation"] = "NOP",
        ["end of options"] = "end",
        ["window scale"] = "scale",
    };

    public static string ToHtml(Packet packet)
    {
        var rows = new StringBuilder();
        foreach (var (index, field) in packet.Fields.Index())
        {
            rows.Append("<tr><td style=\"background:").Append(Color(index)).Append("\"></td>");
            foreach (var cell in (string[])[field.Place, field.Layer, field.Name, field.Value])
                rows.Append("<td>").Append(Html.Encode(cell)).Append("</td>");
            rows.Append("</tr>");
        }

        return $"""
            <p class="note">{Html.Encode(packet.ToString())}</p>
            {ToSvg(packet)}
            <p class="note">{Html.Encode(After(packet))}</p>
            <details><summary>The fields as a list</summary><table><thead><tr><th></th><th scope="col">byte</th>
            <th scope="col">header</th><th scope="col">field</th><th scope="col">value</th></tr></thead>
            <tbody>{rows}</tbody></table></details>
            """;
    }

    public static string ToSvg(Packet packet)
    {
        var svg = new StringBuilder();
        var (y, index) = (0, 0);
        foreach (var layer in packet.Fields.GroupBy(field => field.Layer))
        {
            var start = layer.First().Bit;
            Svg.Text(svg, 0, y + 16, $"{layer.Key} header", 13, weight: 700);
            y += HeadHeight;
            var rows = 0;
            foreach (var field in layer) rows = Math.Max(rows, Box(svg, packet, field, start, y, Color(index++)));
            for (var row = 0; row < rows; row++)
                Svg.Text(svg, Left - 5, y + (row * RowHeight) + 29, $"{(start / 8) + (row * 4)}", 10, "end",
                    opacity: .7);
            y += (rows * RowHeight) + 6;
        }

        return Svg.Document(Left + (BitsInRow * BitWidth) + 2, y + 2, $"The headers of a packet. {ToText(packet)}",
            svg);
    }

    public static string ToText(Packet packet)
    {
        var text = new StringBuilder(packet.ToString()).Append('\n');
        foreach (var field in packet.Fields)
        {
            var bytes = packet.Bytes.Slice(field.FirstByte, Math.Min(field.Bytes, 12)).ToArray();
            var hex = string.Join(' ', bytes.Select(value => $"{value:x2}"));
            text.Append(CultureInfo.InvariantCulture,
                $"{field.Place,7}  {hex,-35}  {field.Layer} {field.Name}: {field.Value}\n");
        }

        return text.Append(After(packet)).ToString();
    }

    /// <summary>Draws a field, in pieces where it goes on in the next row.</summary>
    /// <returns>The number of rows up to its end.</returns>
    private static int Box(StringBuilder svg, Packet packet, HeaderField field, int start, int top, string color)
    {
        var (from, end) = (field.Bit - start, field.Bit - start + field.Bits);
        for (var bit = from; bit < end;)
        {
            var (row, column) = (bit / BitsInRow, bit % BitsInRow);
            var bits = Math.Min(end - bit, BitsInRow - column);
            var (x, y, width) = (Left + (column * BitWidth), top + (row * RowHeight), bits * BitWidth);
            svg.Append(Invariant, $"<g><title>{Html.Encode($"{field.Name}: {field.Value}")}</title>");
            svg.Append(Invariant,
                $"<rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{width - 2}\" height=\"{RowHeight - 2}\"");
            svg.Append(Invariant, $" rx=\"2\" fill=\"{color}\" fill-opacity=\".22\" stroke=\"{color}\"/>");
            var (middle, isFirst) = (x + (width / 2), bit == from);
            Svg.Text(svg, middle, y + 14, isFirst ? ShortName(field, width) : "…", 11, "middle");
            Svg.Text(svg, middle, y + 29, Digits(packet.Bytes.Span, start + bit, bits), 12.5, "middle", 600,
                mono: true);
            if (isFirst && field.Value.Length * 5.6 < width - 4)
                Svg.Text(svg, middle, y + 44, field.Value, 11, "middle");
            svg.Append("</g>");
            bit += bits;
        }

        return (end + BitsInRow - 1) / BitsInRow;
    }

    private static string ShortName(HeaderField field, int width)
    {
        var fits = (int)(width / 5.7);
        var name = field.Name.Length <= fits ? field.Name : ShortNames.GetValueOrDefault(field.Name, field.Name);
        return name.Length <= fits ? name : $"{name[..Math.Max(1, fits - 1)]}…";
    }

    /// <summary>Whole bytes and half ones as hexadecimal digits, anything else as bits.</summary>
    private static string Digits(ReadOnlySpan<byte> bytes, int bit, int bits)
    {
        if (bit % 4 != 0 || bits % 4 != 0) return string.Concat(Bits(bytes, bit, bits));
        var digits = new StringBuilder();
        for (var at = bit; at < bit + bits; at += 4)
        {
            if (at % 8 == 0 && at > bit) digits.Append(' ');
            digits.Append(CultureInfo.InvariantCulture, $"{(at % 8 == 0 ? bytes[at / 8] >> 4 : bytes[at / 8] & 15):x}");
        }

        return digits.ToString();
    }

    private static char[] Bits(ReadOnlySpan<byte> bytes, int bit, int bits)
    {
        var text = new char[bits];
        for (var at = bit; at < bit + bits; at++)
            text[at - bit] = ((bytes[at / 8] >> (7 - (at % 8))) & 1) == 1 ? '1' : '0';
        return text;
    }

    private static string After(Packet packet)
    {
        if (packet.Malformed is { } reason)
        {
            var hex = Convert.ToHexStringLower(packet.Bytes.Span[..Math.Min(packet.Bytes.Length, MaxData)]);
            if (packet.Bytes.Length > MaxData) hex += "…";
            return $"It can't be decoded to its end. {reason} Its bytes: {hex}";
        }

        if (packet.Payload.Length == 0) return "No data follows.";
        var shown = packet.Payload.Span[..Math.Min(packet.Payload.Length, MaxData)].ToArray();
        var text = string.Concat(shown.Select(value => value is >= 32 and < 127 ? (char)value : '·'));
        if (shown.Length < packet.Payload.Length) text += "…";
        return packet.Payload.Length == 1
            ? $"One byte of data follows: {text}" : $"{packet.Payload.Length} bytes of data follow: {text}";
    }

    private static string Color(int index) => Palette.Look(index).Color;
}
