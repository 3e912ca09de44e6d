using System.Text.RegularExpressions;
using SocketsLessons.Notebooks.Tests.Command;

namespace SocketsLessons.Notebooks.Tests.Pages;

/// <summary>The pages that a run writes, of two small lessons.</summary>
public sealed class SiteTests
{
    [Fact]
    public async Task Pages_lead_to_each_other_show_outputs_and_say_what_failed()
    {
        using var command = new LessonsCommand();
        command.Write(
            "notebooks/a.ipynb",
            WithText(
                "# A & B\n\n[next](b.ipynb), [all](../README.md)\n\n![p](images/p.svg)",
                "var text = \"<i>\"; // why\nConsole.WriteLine(text);"));
        command.Write("notebooks/b.ipynb", WithText("# Second", "throw new Exception(\"no < yes\");"));
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
        Assert.DoesNotContain("did not reach its end", a, StringComparison.Ordinal);
        Assert.Contains("did not reach its end", b, StringComparison.Ordinal);
        Assert.Contains("no &lt; yes", b, StringComparison.Ordinal);
        Assert.Contains("did not reach its end", index, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(command.Folder, "out", "images", "p.svg")));
    }

    [Fact]
    public async Task Page_leads_to_no_missing_page()
    {
        using var command = new LessonsCommand();
        command.Write(
            "a.ipynb", WithText("# A\n\n[the *next*](b.ipynb#part), [all](../README.md), [word](glossary.md)", "1"));
        command.Write("b.ipynb", WithText("# B", "1"));

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
    public async Task Run_refuses_to_write_over_the_notebooks()
    {
        using var command = new LessonsCommand();
        var path = command.Write("notebooks/a.ipynb", WithText("# A", "1"));
        var before = File.ReadAllText(path);

        var (status, _, errors) = await command.RunAsync("run", "--out", "notebooks");

        Assert.Equal(2, status);
        Assert.Contains("Choose another folder", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Run_refuses_to_write_over_the_notebooks_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        using var command = new LessonsCommand();
        var path = command.Write("notebooks/a.ipynb", WithText("# A", "1"));
        var before = File.ReadAllText(path);
        Directory.CreateSymbolicLink(Path.Combine(command.Folder, "folder"), "notebooks");
        File.CreateSymbolicLink(Path.Combine(command.Folder, "a.ipynb"), path);

        foreach (var arguments in (string[][])[
            ["run", "--out", "folder"], ["run", "folder", "--out", "notebooks"],
            ["run", "a.ipynb", "--out", "folder/"]])
        {
            var (status, _, errors) = await command.RunAsync(arguments);

            Assert.Equal(2, status);
            Assert.Contains("holds the notebooks themselves", errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task Index_shows_time_and_list_as_the_lesson_has_them()
    {
        using var command = new LessonsCommand();
        command.Write(
            "a.ipynb",
            WithText(
                "# A\n\n**Afterwards you can**\n- say *what*,\n- read\n  on.\n\n**Time:** . **Before this:** nothing.",
                "1"));
        command.Write(
            "b.ipynb",
            WithText("# B\n\n**Afterwards you can**:\n\n- write.\n\n**Time:** **Before this:** - a list.", "1"));
        command.Write(
            "c.ipynb", WithText("# C\n\n**Afterwards you can** say `what` and\nread. **Time:** 5 minutes.", "1"));

        Assert.Equal(0, (await command.RunAsync("run", ".", "--engine", "script")).Status);

        var index = command.Read("out/index.html").ReplaceLineEndings("\n");
        Assert.Contains(
            "<p>Afterwards you can:</p><ul>\n<li>say <em>what</em>,</li>\n<li>read\non.</li>\n</ul>", index,
            StringComparison.Ordinal);
        Assert.Contains("<p>Afterwards you can:</p><ul>\n<li>write.</li>\n</ul>", index, StringComparison.Ordinal);
        Assert.Contains(
            "<p>Afterwards you can say <code>what</code> and\nread. <strong>Time:</strong>", index,
            StringComparison.Ordinal);
        Assert.Contains("<p class=\"facts\">Before it: nothing. 1 code cells", index, StringComparison.Ordinal);
        Assert.Contains("<p class=\"facts\">Before it: - a list. 1 code cells", index, StringComparison.Ordinal);
        Assert.Contains("<p class=\"facts\">5 minutes. 1 code cells", index, StringComparison.Ordinal);
        Assert.Contains(
            "content=\"Afterwards you can say *what*; read   on.\"", command.Read("out/a.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heading_has_no_id_of_a_part_of_the_page()
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", WithText("# A\n\n## Content\n\n## Said\n\n## Content", "1"));

        await command.RunAsync("run", "a.ipynb", "--engine", "script");

        var ids = Regex.Matches(command.Read("out/a.html"), " id=\"([^\"]+)\"")
            .Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(["content", "a", "content-2", "said-2", "content-1", "said"], ids);
    }

    [Fact]
    public async Task Index_leads_to_the_texts_and_texts_to_their_parts()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", WithText("# A", "1"));
        command.Write(
            "notebooks/terms.md", "# The <terms>\n\nWhat they mean.\n\n## one\n\nFirst.\n\n## two\n\nSecond.\n");

        await command.RunAsync("run", "--engine", "script");

        Assert.Contains(
            "<a href=\"terms.html\">The &lt;terms&gt;</a>", command.Read("out/index.html"), StringComparison.Ordinal);
        var text = command.Read("out/terms.html");
        Assert.Matches(
            "(?s)What they mean.*<nav class=\"parts\".*href=\"#one\".*href=\"#two\".*</nav>.*<h2 id=\"one\">", text);
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
    public async Task Stay_in_the_index_where_one_lesson_is_run_again()
    {
        using var command = new LessonsCommand();
        foreach (var name in (string[])["a", "b", "c"])
        {
            var text = $"# Chapter {name}\n\n**Afterwards you can**\n- see";
            command.Write($"notebooks/{name}.ipynb", WithText(text, "1"));
        }

        await command.RunAsync("run", "--engine", "script");
        command.Write("notebooks/b.ipynb", WithText("# Another", "1"));
        File.Delete(Path.Combine(command.Folder, "out", "c.html"));

        await command.RunAsync("run", "notebooks/b.ipynb", "--engine", "script");

        var index = command.Read("out/index.html");
        Assert.Equal(
            ["a", "b"], Regex.Matches(index, "<h3><a href=\"(.)\\.html\">").Select(match => match.Groups[1].Value));
        Assert.Contains("Chapter a", index, StringComparison.Ordinal);
        Assert.Contains("Another", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Chapter b", index, StringComparison.Ordinal);
        Assert.Contains("The newest output on these pages is from a run", index, StringComparison.Ordinal);

        File.Delete(Path.Combine(command.Folder, "notebooks", "a.ipynb"));
        await command.RunAsync("run", "--engine", "script");
        Assert.DoesNotContain("a.html", command.Read("out/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index.ipynb", "rename the notebook")]
    [InlineData("sub/a.ipynb", "two notebooks of this name")]
    public async Task Pages_of_two_lessons_do_not_overwrite_each_other(string other, string reason)
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", WithText("# A", "1"));
        command.Write(other, WithText("# B", "1"));

        var (status, _, errors) = await command.RunAsync("run", "a.ipynb", other);

        Assert.Equal(2, status);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("A.md")]
    public async Task Page_of_a_text_does_not_overwrite_the_page_of_a_lesson(string text)
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", WithText("# A", "1"));
        command.Write($"notebooks/{text}", "# Another");

        var (status, output, errors) = await command.RunAsync("run");

        Assert.Equal(2, status);
        Assert.Contains(
            $"{text}: its page would overwrite", Assert.Single(errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.False(Directory.Exists(Path.Combine(command.Folder, "out")));
    }

    [Fact]
    public async Task Failed_write_leaves_nothing_behind()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", WithText("# A", "1"));
        command.Write("out/a.html/taken", "a folder, not a page");

        var (status, _, errors) = await command.RunAsync("run");

        Assert.Equal(2, status);
        Assert.Contains(
            "a.html can't be written", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(command.Folder, "out")), file =>
                Path.GetFileName(file).StartsWith("a.html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_that_Markdown_cannot_parse_is_shown_as_text()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", WithText("# A\n\n" + new string('>', 20_000), "1"));

        Assert.Equal(0, (await command.RunAsync("run")).Status);
    }

    [Fact]
    public async Task Page_names_are_checked_however_short()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", WithText("# A", "1"));

        var (status, output, _) = await command.RunAsync("check");

        Assert.Equal(1, status);
        Assert.Contains("name it NN-kebab-title.ipynb", output, StringComparison.Ordinal);
    }

    private static string WithText(string markdown, string code)
    {
        var notebook = Runs.Make("", code);
        notebook.Cells[0].Json["cell_type"] = "markdown";
        notebook.Cells[0].Source = markdown;
        return notebook.ToText();
    }
}
