using System.Text.RegularExpressions;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>The examples of notebooks/csharp.md, run after the first cell of lesson 00, as the page says.</summary>
public sealed partial class CSharpPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.NotebookFolder, "csharp.md"));

    [Fact]
    public async Task Each_example_prints_what_the_page_says() =>
        await AssertPrintsAsync(Examples(Page), CellEngine.Script);

    // In the other order, an example that needs an earlier one fails.
    [Fact]
    public async Task Each_example_stands_alone_and_prints_the_same_in_the_kernel()
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);

        await AssertPrintsAsync([.. Examples(Page).Reverse()], CellEngine.Interactive);
    }

    [Fact]
    public void Each_section_has_an_example_with_its_output_and_a_line_in_the_table()
    {
        var sections = LessonText.Parse(Page).Sections.Select(section => section.Title).ToArray();

        Assert.Equal(sections, Examples(Page).Select(example => example.Section));
        Assert.All(Examples(Page), example => Assert.NotEqual("", example.Printed));
        Assert.Equal(sections, Row().Matches(Page).Select(row => row.Groups[1].Value));
    }

    private static async Task AssertPrintsAsync(Example[] examples, CellEngine engine)
    {
        var opening = Repository.Lesson("00-start-here").CodeCells.First().Source;

        var result = await Runs.RunAsync(
            Runs.Make([opening, .. examples.Select(example => example.Code)]), engine);

        Assert.Null(result.Failure);
        Assert.NotEmpty(examples);
        Assert.All(examples.Zip(result.Executed.CodeCells.Skip(1)), pair => Assert.Equal(
            pair.First.Printed,
            string.Join('\n', pair.Second.Outputs.Select(output => Runs.Shown(output!).Trim('\n')))));
    }

    private static Example[] Examples(string page) =>
    [
        .. page.Split("\n## ").Skip(1).Select(section => new Example(
            section.Split('\n')[0], Block("csharp").Match(section).Groups[1].Value,
            Block("text").Match(section).Groups[1].Value)),
    ];

    private static Regex Block(string language) => new($"```{language}\n(.+?)\n```", RegexOptions.Singleline);

    private sealed record Example(string Section, string Code, string Printed);

    [GeneratedRegex(@"^\| .* \| \[(.*?)\]\(#[a-z-]+\) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
