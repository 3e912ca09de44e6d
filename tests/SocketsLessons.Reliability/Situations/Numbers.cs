using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Finds numbers that were written in the manner of a culture.</summary>
internal static partial class Numbers
{
    /// <summary>The first number whose form does not occur in the same cell of a run without a culture; null where
    /// there is none.</summary>
    public static string? Foreign(Notebook executed, Notebook plain) => executed.CodeCells.Zip(plain.CodeCells)
        .Select(pair => Foreign(pair.First, pair.Second)).FirstOrDefault(found => found is not null);

    private static string? Foreign(Cell cell, Cell plain)
    {
        var known = Texts(plain).SelectMany(text => Number().Matches(text)).Select(Form).ToHashSet();
        foreach (var text in Texts(cell))
        {
            if (Digits().Match(text) is { Success: true } digit)
                return $"cell '{cell.Id}' has the digit '{digit.Value}'.";
            if (Number().Matches(text).FirstOrDefault(
                number => Separated().IsMatch(number.Value) && !known.Contains(Form(number))) is { } number)
                return $"cell '{cell.Id}' has the number '{number.Value}'.";
            if (Svg().Matches(text).Select(svg => Invalid(svg.Value))
                .FirstOrDefault(found => found is not null) is { } invalid)
                return $"cell '{cell.Id}' has an SVG drawing {invalid}";
        }

        return null;
    }

    /// <summary>Each form of each output: text, HTML, and JSON as text; without arrays of numbers, whose commas are
    /// JSON's.</summary>
    private static IEnumerable<string> Texts(Cell cell) => cell.Outputs.SelectMany(output =>
        output!["data"] is JsonObject data
            ? data.Select(form => form.Value is JsonObject json ? json.ToJsonString() : Cell.Text(form.Value))
            : [Cell.Text(output["text"])]).Select(text => JsonArray().Replace(text, "[]"));

    private static string Form(Match number) => Run().Replace(number.Value, "0");

    private static string? Invalid(string svg)
    {
        try
        {
            var wrong = XElement.Parse(svg).DescendantsAndSelf().Attributes()
                .FirstOrDefault(
                    attribute => Measure().IsMatch(attribute.Name.LocalName) && !Plain().IsMatch(attribute.Value));
            return wrong is null ? null : $"with {wrong}.";
        }
        catch (XmlException error)
        {
            return $"that is no XML: {error.Message}";
        }
    }

    [GeneratedRegex(@"\d[\d.,'\u00a0\u202f\u066b\u066c]*\d")]
    private static partial Regex Number();

    [GeneratedRegex(@"[,'\u00a0\u202f\u066b\u066c]|\..*\.")]
    private static partial Regex Separated();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Run();

    [GeneratedRegex(@"[\u0660-\u0669\u06f0-\u06f9\u066a-\u066c\u061c]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\[-?\d[-+.\deE]*(,-?\d[-+.\deE]*)*\]")]
    private static partial Regex JsonArray();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex("^(x|y|x1|x2|y1|y2|cx|cy|r|width|height)$")]
    private static partial Regex Measure();

    [GeneratedRegex(@"^-?\d+(\.\d+)?(px|em|%)?$")]
    private static partial Regex Plain();
}
