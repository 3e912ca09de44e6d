using System.Text;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Changes a text or a file at random, so little that the change is mostly met deep inside the
/// reader.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        "null", "true", "-1", "1e400", "4", "\"\"", "{}", "[]", "[[[[", "}}}}", "\"cells\"", "\"nbformat\": 4.9",
        "\"cell_type\": \"code\"", "\\u0000", "\\ud800", "```", "<details>",
        "<summary>Solution</summary>", "## Your turn: 99.9, x", "#r \"x.dll\"", "\n", "\r", "\t", "\u0000",
        "\ud83d\ude00", new('[', 300), new('>', 500), new('*', 500), "](", "\"id\": 7,", "\"outputs\": {},",
        "\"source\": [1, {}],",
    ];

    public static string Of(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(5))
            {
                case 0:
                    changed.Remove(at, Math.Min(random.Next(1, 200), changed.Length - at));
                    break;
                case 1:
                    changed.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    changed[at] = (char)random.Next(0x20, 0x7f);
                    break;
                case 3:
                    // A value is put in the place of another.
                    var colon = changed.ToString().IndexOf(':', at);
                    if (colon > 0) changed.Insert(colon + 1, Pieces[random.Next(10)] + ", \"x\": ");
                    break;
                default:
                    changed.Length = Math.Max(1, at);
                    break;
            }
        }

        return changed.ToString();
    }

    public static byte[] Of(byte[] bytes, Random random)
    {
        if (random.Next(2) == 0) return Encoding.UTF8.GetBytes(Of(Encoding.UTF8.GetString(bytes), random));
        for (var count = random.Next(1, 20); count > 0; count--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
