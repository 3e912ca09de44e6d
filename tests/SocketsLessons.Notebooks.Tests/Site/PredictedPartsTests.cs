using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What a page covers. In these lessons, a text that begins with &gt; is the output of a code cell.</summary>
public sealed partial class PredictedPartsTests
{
    [Fact]
    public void Output_and_explanation_are_covered_up_to_the_next_part() =>
        AssertCovered(
            ["# A\n\n**Predict.** What?", ">out", "**Explain. This.**\n\nAnd that.\n\n## Next\n\nNew.", ">new"],
            ["out Explain This. And that."]);

    [Fact]
    public void Sentence_that_leads_to_the_next_question_stays_readable() =>
        AssertCovered(
            ["**Predict.** What?", ">out", "**Explain.** This.\n\n> Also.\n\nIt grows.\n\n**Predict.** How?", ">far",
                "**Explain.** So.\n\n> Also.\n\n**Predict.** Where?", ">here", "**Explain.** There."],
            ["out Explain This. Also.", "far Explain So. Also.", "here Explain There."]);

    [Fact]
    public void Sentence_that_leads_to_the_next_cell_stays_readable() =>
        AssertCovered(
            ["**Predict.** What?", ">out", "**Explain.** This.\n\nNow the other.", ">other"],
            ["out Explain This."]);

    [Fact]
    public void Explanation_of_a_cell_without_output_is_covered() =>
        AssertCovered(["**Predict.** What?", ">", "**Explain.** This."], ["Explain This."]);

    [Fact]
    public void Prediction_about_a_later_cell_covers_its_output() =>
        AssertCovered(
            ["**Predict.** What?", ">defined", "The next one shows it.", ">out", "**Explain.** This."],
            ["defined", "out Explain This."]);

    [Fact]
    public void Code_of_a_cell_that_follows_another_stays_readable() =>
        AssertCovered(
            ["**Predict.** What?", ">one", ">two", ">", "**Explain.** This."], ["one", "two", "Explain This."]);

    [Fact]
    public void Output_that_nobody_was_to_predict_is_not_covered() =>
        AssertCovered(["# A", ">out", "**Explain.** This.", "**Predict.** What?\n\n## Other", ">more"], []);

    [Fact]
    public void Run_that_failed_is_shown_as_a_whole() =>
        AssertCovered(["**Predict.** What?", ">out", "**Explain.** This."], [], "a, cell [1]: it failed.");

    private static void AssertCovered(string[] cells, string[] expected, string? failure = null)
    {
        var lesson = Runs.Make([.. cells.Select(cell => cell.StartsWith('>') ? "1" : cell)]);
        foreach (var (cell, text) in lesson.Cells.Zip(cells))
        {
            if (!text.StartsWith('>')) cell.Json["cell_type"] = "markdown";
            else if (text.Length > 1) cell.Json["outputs"] = new JsonArray(CellOutput.Stream("stdout", text[1..]));
        }

        var page = LessonPage.Write(
            new LessonResult(CellEngine.Script, lesson, failure, TimeSpan.Zero), new SiteOptions());

        // Only at the end of a covered part do two ends follow each other.
        Assert.Equal(expected, Answer().Matches(page).Select(answer =>
            string.Join(' ', Tag().Replace(answer.Groups[1].Value, " ").Split(
                default(char[]), StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(expected.Length > 0, page.Contains("Show all outputs", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<div class=""answer"" id=""Answer-\d+"">\n(.*?)</div>\n</div>\n", RegexOptions.Singleline)]
    private static partial Regex Answer();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
