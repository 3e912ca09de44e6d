using System.Text.Json.Nodes;
using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

public sealed class AttachmentTests(LiveBrowser browser)
{
    [Fact]
    public async Task Picture_in_a_text_cell_is_shown()
    {
        await using var site = await LiveSite.OpenAsync(WithPicture, "1");

        await using var page = await LivePage.OpenAsync(browser, site);

        await page.UntilAsync("document.querySelector('img[alt=\"a dot\"]').naturalWidth === 1");
        Assert.Empty(page.Errors);
    }

    private static LiveOptions WithPicture(LiveOptions options)
    {
        var notebook = Notebook.Read(Path.Combine(options.Lessons, "00-test.ipynb"));
        notebook.Cells[0].Source += "\n\n![a dot](attachment:dot.png)";
        notebook.Cells[0].Json["attachments"] =
            new JsonObject { ["dot.png"] = new JsonObject { ["image/png"] = TestPicture.Png } };
        File.WriteAllText(notebook.Path, notebook.ToText());
        return options;
    }
}
