using System.Text.RegularExpressions;
using SocketsLessons.Notebooks.Tests.Commands;

namespace SocketsLessons.Notebooks.Tests.Site;

public sealed class SiteIndexTests
{
    [Fact]
    public async Task Index_shows_time_and_list_as_the_lesson_has_them()
    {
        using var command = new LessonsCommand();
        command.Write(
            "a.ipynb",
            Runs.WithText(
                "# A\n\n**In this lesson**\n- say *what*,\n- read\n  on.\n\n"
                    + "**5 minutes** · Part *one* · Needs nothing", "1"));
        command.Write(
            "b.ipynb",
            Runs.WithText("# B\n\n**In this lesson**:\n\n- write.\n\n**5** · Part · Needs a list", "1"));
        command.Write(
            "c.ipynb",
            Runs.WithText("# C\n\n**In this lesson** you'll say `what` and\nread. Then [go](c.ipynb).", "1"));

        Assert.Equal(0, (await command.RunAsync("run", ".", "--engine", "script")).Status);

        var index = command.Read("out/index.html").ReplaceLineEndings("\n");
        Assert.Contains(
            "<p>In this lesson:</p><ul>\n<li>say <em>what</em>,</li>\n<li>read\non.</li>\n</ul>", index,
            StringComparison.Ordinal);
        Assert.Contains("<p>In this lesson:</p><ul>\n<li>write.</li>\n</ul>", index, StringComparison.Ordinal);
        Assert.Contains(
            "<p>In this lesson you'll say <code>what</code> and\nread. Then <a href=\"c.html\">go</a>.</p>", index,
            StringComparison.Ordinal);
        Assert.Contains(
            "<p class=\"facts\">5 minutes. Part <em>one</em>. Needs nothing. 1 code cells", index,
            StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(index, "<p class=\"facts\">1 code cells"));
        Assert.Contains(
            "content=\"In this lesson say *what*; read   on.\"", command.Read("out/a.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_leads_to_the_texts_and_texts_to_their_parts()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));
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
    public async Task Other_lessons_stay_in_the_index_when_one_is_run_again()
    {
        using var command = new LessonsCommand();
        foreach (var name in (string[])["a", "b", "c"])
        {
            var text = $"# Chapter {name}\n\n**In this lesson**\n- see";
            command.Write($"notebooks/{name}.ipynb", Runs.WithText(text, "1"));
        }

        await command.RunAsync("run", "--engine", "script");
        command.Write("notebooks/b.ipynb", Runs.WithText("# Another", "1"));
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
}
