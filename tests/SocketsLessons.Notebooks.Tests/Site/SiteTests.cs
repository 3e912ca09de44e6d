using System.Text.RegularExpressions;
using SocketsLessons.Notebooks.Tests.Commands;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>The pages that a run writes, of two small lessons.</summary>
public sealed class SiteTests
{
    [Fact]
    public async Task Pages_lead_to_each_other_show_outputs_and_say_what_failed()
    {
        using var command = new LessonsCommand();
        command.Write(
            "notebooks/a.ipynb",
            Runs.WithText(
                "# A & B\n\n[next](b.ipynb), [all](../README.md)\n\n![p](images/p.svg)",
                "var text = \"<i>\"; // why\nConsole.WriteLine(text);"));
        command.Write("notebooks/b.ipynb", Runs.WithText("# Second", "throw new Exception(\"no < yes\");"));
        command.Write("notebooks/images/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        var (status, _, _) = await command.RunAsync("run", "--engine", "script");

        Assert.Equal(1, status);
        var (a, b, index) = (command.Read("out/a.html"), command.Read("out/b.html"), command.Read("out/index.html"));
        Assert.Contains("<a href=\"b.html\">next</a>", a, StringComparison.Ordinal);
        Assert.Contains("<a href=\"index.html\">all</a>", a, StringComparison.Ordinal);
        Assert.Contains("<title>A &amp; B</title>", a, StringComparison.Ordinal);
        Assert.Contains("<span class=\"string\">&quot;&lt;i&gt;&quot;</span>", a, StringComparison.Ordinal);
        Assert.Contains("<span class=\"comment\">// why</span>", a, StringComparison.Ordinal);
        Assert.Contains("with the engine 'script'", a, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", a, StringComparison.Ordinal);
        Assert.DoesNotContain("This run failed.", a, StringComparison.Ordinal);
        Assert.Contains("This run failed.", b, StringComparison.Ordinal);
        Assert.Contains("no &lt; yes", b, StringComparison.Ordinal);
        Assert.Contains("This run failed.", index, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(command.Folder, "out", "images", "p.svg")));
    }

    [Fact]
    public async Task Page_leads_to_no_missing_page()
    {
        using var command = new LessonsCommand();
        command.Write(
            "a.ipynb",
            Runs.WithText("# A\n\n[the *next*](b.ipynb#part), [all](../README.md), [word](glossary.md)", "1"));
        command.Write("b.ipynb", Runs.WithText("# B", "1"));

        await command.RunAsync("run", "a.ipynb", "--engine", "script");
        Assert.Contains(
            "<p>the <em>next</em>, <a href=\"index.html\">all</a>, <a href=\"glossary.html\">word</a></p>",
            command.Read("out/a.html"), StringComparison.Ordinal);

        await command.RunAsync("run", "b.ipynb", "--engine", "script");
        await command.RunAsync("run", "a.ipynb", "--engine", "script");
        Assert.Contains(
            "<a href=\"b.html#part\">the <em>next</em></a>", command.Read("out/a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heading_has_no_id_of_a_part_of_the_page()
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Runs.WithText("# A\n\n## Content\n\n## Said\n\n## Content", "1"));

        await command.RunAsync("run", "a.ipynb", "--engine", "script");

        var ids = Regex.Matches(command.Read("out/a.html"), " id=\"([^\"]+)\"")
            .Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(["search", "content", "a", "content-2", "said-2", "content-1", "said"], ids);
    }

    [Fact]
    public async Task Arrow_heads_of_two_drawings_have_different_ids()
    {
        const string Draw = "drawn.Client(() => \"a\".Length);\ndrawn.Server(() => 1);\ndrawn";
        var result = await Runs.RunAsync(
            Authoring.Contract.LessonContract.LibraryLine + "\nvar drawn = new SocketsLessons.Timeline();\n"
                + Draw, "drawn", Draw);

        Assert.Null(result.Failure);
        var names = Runs.Outputs(result)
            .Select(
                output =>
                    Regex.Match(
                        output["data"]!["text/html"]!.ToString(), "<marker id=\"([^\"]+)\"").Groups[1].Value).ToArray();
        Assert.NotEmpty(names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
    }

    [Fact]
    public async Task Text_that_Markdown_cannot_parse_is_shown_as_text()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.WithText("# A\n\n" + new string('>', 20_000), "1"));

        Assert.Equal(0, (await command.RunAsync("run", "--engine", "script")).Status);
    }

    [Fact]
    public async Task Page_names_are_checked_however_short()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));

        var (status, output, _) = await command.RunAsync("check");

        Assert.Equal(1, status);
        Assert.Contains("name it NN-kebab-title.ipynb", output, StringComparison.Ordinal);
    }
}
