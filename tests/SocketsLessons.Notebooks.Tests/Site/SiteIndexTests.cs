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
        Assert.Contains("<p>Say <em>what</em>; read   on.</p><p class=\"facts\">5 minutes</p>", index,
            StringComparison.Ordinal);
        Assert.Contains("<p>Write.</p></li>", index, StringComparison.Ordinal);
        Assert.Contains("<p>Say <code>what</code> and read.</p></li>", index, StringComparison.Ordinal);
        Assert.Contains("3 lessons, 5 minutes in all.", index, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(index, "<tr><th scope=\"row\">[ABC]</th><td>1</td>"));
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
            "(?s)<nav class=\"parts\".*href=\"#one\".*href=\"#two\".*</nav>.*What they mean.*<h2 id=\"one\">", text);
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
