using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>What came of a cell: the forms of each output, and its text without what was measured.</summary>
/// <param name="Forms">Each output's type with its stream, its error's type or its MIME types.</param>
/// <param name="Text">What was written in these forms, with every number replaced.</param>
/// <param name="Exact">What was written, with its numbers.</param>
internal sealed partial record CellOutcome(IReadOnlyList<string> Forms, string Text, string Exact)
{
    public static CellOutcome Of(Cell cell)
    {
        var parts = cell.Outputs.SelectMany(output => Parts(output!)).ToArray();
        var exact = string.Join('\n', parts.Select(part => WithoutNames(part.Text)));
        return new CellOutcome([.. parts.Select(part => part.Form)], WithoutNumbers(exact), exact);
    }

    private static IEnumerable<(string Form, string Text)> Parts(JsonNode output) =>
        Cell.Text(output["output_type"]) switch
        {
            "stream" => [($"stream {Cell.Text(output["name"])}", Cell.Text(output["text"]))],
            "error" => [($"error {Cell.Text(output["ename"])}", Cell.Text(output["evalue"]))],
            var type => from form in (JsonObject)output["data"]!
                        orderby form.Key
                        select (
                            $"{type} {form.Key}",
                            form.Value is JsonValue ? Cell.Text(form.Value) : form.Value!.ToJsonString()),
        };

    /// <summary>Scripts, and names made of hashes, are different each time.</summary>
    private static string WithoutNames(string text) => Hash().Replace(Script().Replace(text, ""), "\"#\"");

    /// <summary>Numbers, and what follows from their length: columns, lists and rules of tables.</summary>
    private static string WithoutNumbers(string text) => Blanks().Replace(Numbers().Replace(text, "#"), " ").Trim();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("\"[0-9a-f]{12}\"")]
    private static partial Regex Hash();

    [GeneratedRegex(@"-?\d+(\.\d+)?(E[+-]?\d+)?([\s,|-]+\d+(\.\d+)?(E[+-]?\d+)?)*")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\s-]+")]
    private static partial Regex Blanks();
}
