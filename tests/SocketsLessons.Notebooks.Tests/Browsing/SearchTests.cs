using System.Text.Json.Nodes;
using PuppeteerSharp;
using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>The search on published pages that are opened from a folder, where a page may read no other file.</summary>
public sealed class SearchTests(ReadingSite site, TestBrowser browser) : IClassFixture<ReadingSite>
{
    private const string Heads = "[...document.querySelectorAll('.found a')].map(link => "
        + "link.querySelector('.heading').textContent + ' | ' + (link.querySelector('.lesson')?.textContent ?? ''))";

    /// <summary>Headings and the glossary before text, text before code; words that begin so, also within a
    /// name.</summary>
    [Theory]
    [InlineData("port", "Port | 02 Second", "Search | 01 First", "Search | 01 First", "Other | 02 Second")]
    [InlineData("PORT again", "Search | 01 First")]
    [InlineData("port zeb", "Search | 01 First", "Other | 02 Second")]
    [InlineData("second zebra", "Other | 02 Second")]
    [InlineData("second", "02 Second | ")]
    [InlineData("queue", "backlog | Glossary")]
    [InlineData("backlog", "backlog | Glossary", "01 First | ", "02 Second | ")]
    [InlineData("timeout", "Search | 01 First")]
    [InlineData("receivetime", "Search | 01 First")]
    [InlineData("ebra")]
    [InlineData("unspoken")]
    [InlineData("port nowhere")]
    public async Task Finds_the_parts_that_have_all_words(string query, params string[] expected)
    {
        await using var page = await OpenAsync("02-second.html");

        await SearchAsync(page, query);

        Assert.Equal(expected, await page.EvaluateExpressionAsync<string[]>(Heads));
        Assert.Equal(
            expected.Length switch
            {
                0 => "Nothing found. Try fewer or shorter words.",
                1 => "1 place",
                _ => $"{expected.Length} places",
            },
            await page.EvaluateExpressionAsync<string>("document.getElementById('said').textContent"));
    }

    [Fact]
    public async Task Keyboard_alone_opens_a_result()
    {
        await using var page = await OpenAsync("index.html");
        var found = page.Watch("file:");
        var read = new List<string>();
        page.Request += (_, sent) => read.Add(Path.GetFileName(sent.Request.Url));

        Assert.True(await page.EvaluateExpressionAsync<bool>("window.lessonIndex === undefined"));
        await page.PressTogetherAsync("Control", "k");
        await page.WaitForFunctionAsync("() => window.lessonIndex");
        Assert.Equal([SearchIndex.File], read);
        await page.Keyboard.SendCharacterAsync("again");
        await page.WaitForSelectorAsync(".found li:nth-child(2)");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('.found a')].indexOf(document.activeElement) + 1"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(SearchField.Id, await page.EvaluateExpressionAsync<string>("document.activeElement.id"));
        Assert.Empty(await page.SeriousAxeFindingsAsync());

        // The second of two headings with the same words, whose id differs from what the frame has.
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => location.pathname.endsWith('01-first.html')");
        await page.WaitForSelectorAsync("h2:target");
        Assert.Equal("search-1", await page.EvaluateExpressionAsync<string>("document.querySelector(':target').id"));
        Assert.Empty(found);
    }

    [Fact]
    public async Task Escape_closes_the_results_and_then_leaves_the_field()
    {
        await using var page = await OpenAsync("01-first.html");
        await SearchAsync(page, "port");
        await page.Keyboard.PressAsync("ArrowDown");

        await page.Keyboard.PressAsync("Escape");

        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "document.querySelector('.found').hidden && document.activeElement.value === 'port'"));
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(before, page.Url);
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.activeElement === document.body"));
        // Only with Ctrl or ⌘: software that takes speech for keys would press single ones (WCAG 2.1.4).
        await page.Keyboard.PressAsync("k");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.activeElement === document.body"));
        await page.PressTogetherAsync("Control", "k");
        await page.Keyboard.SendCharacterAsync("queue");
        Assert.Equal("queue", await page.EvaluateExpressionAsync<string>("document.activeElement.value"));
        await page.ClickAsync("h1");
        await page.WaitForFunctionAsync("() => document.querySelector('.found').hidden");
    }

    [Fact]
    public async Task Escape_leads_back_to_where_the_keys_were_pressed()
    {
        await using var page = await browser.NewPageAsync(1000, "light");
        // In a wider window the search stays in sight, and nothing scrolls.
        await page.SetViewportAsync(new() { Width = 1000, Height = 300 });
        await page.GoToAsync(Address("01-first.html"));
        await page.EvaluateExpressionAsync(
            "[...document.querySelectorAll('main a, main button')].findLast(part => part.checkVisibility()).focus()");
        const string Place = "[document.activeElement.outerHTML, Math.round(scrollY)].join()";
        var before = await page.EvaluateExpressionAsync<string>(Place);
        Assert.True(await page.EvaluateExpressionAsync<bool>("scrollY > 0"));

        await page.PressTogetherAsync("Control", "k");
        await page.WaitForFunctionAsync("() => scrollY === 0 && document.activeElement.id === 'search'");
        await page.Keyboard.PressAsync("Escape");

        Assert.Equal(before, await page.EvaluateExpressionAsync<string>(Place));
    }

    [Fact]
    public async Task Hits_are_marked_in_text_that_is_never_HTML()
    {
        await using var page = await OpenAsync("01-first.html");

        await SearchAsync(page, "onerror");
        Assert.Equal(
            "listener.ReceiveTimeout = 500; // <img src=x <mark>onerror</mark>=alert(1)>",
            System.Net.WebUtility.HtmlDecode(await InnerAsync(page, ".found .snippet")));
        Assert.Null(await page.QuerySelectorAsync(".found img"));

        await SearchAsync(page, "zebra");
        Assert.Matches(
            "^… (word )+<mark>zebra</mark>( end)+ …$", await InnerAsync(page, ".found li:nth-child(2) .snippet"));
    }

    [Fact]
    public async Task Results_fit_a_phone_in_the_dark()
    {
        await using var page = await browser.NewPageAsync(360, "dark");
        await page.GoToAsync(Address("01-first.html"));

        await SearchAsync(page, "port");

        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "(({ left, right }) => left >= 0 && right <= 360)(document.querySelector('.found').getBoundingClientRect())"
                + " && document.documentElement.scrollWidth <= 360"));
        Assert.Empty(await page.SeriousAxeFindingsAsync());
    }

    /// <summary>The places of all lessons, by the pages themselves.</summary>
    [Fact]
    public void Every_place_of_the_index_is_on_its_page()
    {
        var pages = Index(site.Lessons);

        Assert.Equal(
            Directory.GetFiles(site.Lessons, "*.html").Select(Path.GetFileName).Where(name => name != "index.html")
                .Order(StringComparer.Ordinal),
            pages.Select(page => page!["address"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(pages, page =>
        {
            var html = File.ReadAllText(Path.Combine(site.Lessons, page!["address"]!.ToString()));
            Assert.All(page["parts"]!.AsArray(), part =>
                Assert.Contains($" id=\"{part![0]}\">", html, StringComparison.Ordinal));
        });
    }

    /// <summary>Half of what a page may weigh.</summary>
    [Fact]
    public void Index_of_all_lessons_is_light() =>
        Assert.InRange(Transfer.Bytes(Path.Combine(site.Lessons, SearchIndex.File)), 30_000, 150_000);

    /// <summary>A run of one lesson keeps the others in the search, and a removed one goes.</summary>
    [Fact]
    public void Other_lessons_stay_in_the_search()
    {
        var folder = Directory.CreateTempSubdirectory("lessons-site-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(site.Small))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var lesson = Runner.Notebooks.Notebook.Parse(
                Path.Combine(folder, "elsewhere", "02-second.ipynb"), Runs.WithText("# 02 Third", "1"));
            Directory.CreateDirectory(lesson.Folder);
            var one = new LessonSite(folder, new SiteOptions());
            var result = new Runner.Engine.LessonResult(
                Runner.Engine.CellEngine.Script, lesson, null, TimeSpan.Zero);
            one.Write(result);
            one.WriteIndex([result], areAll: false);
            Assert.Equal(["01 First", "02 Third"], Index(folder).Select(page => page!["title"]!.ToString()));

            File.Delete(Path.Combine(folder, "01-first.ipynb"));
            one.WriteIndex([result], areAll: false);
            Assert.Equal(["02 Third"], Index(folder).Select(page => page!["title"]!.ToString()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonArray Index(string folder)
    {
        const string Before = "globalThis.lessonIndex=";
        var script = File.ReadAllText(Path.Combine(folder, SearchIndex.File));
        Assert.StartsWith(Before, script, StringComparison.Ordinal);
        return JsonNode.Parse(script[Before.Length..].TrimEnd('\n', ';'))!.AsArray();
    }

    private string Address(string name) => new Uri(Path.Combine(site.Small, name)).AbsoluteUri;

    private async Task<IPage> OpenAsync(string name)
    {
        var page = await browser.NewPageAsync();
        await page.GoToAsync(Address(name));
        return page;
    }

    private static Task<string> InnerAsync(IPage page, string selector) =>
        page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).innerHTML", selector);

    /// <summary>Searches, and waits until the answer is there.</summary>
    private static async Task SearchAsync(IPage page, string query)
    {
        await page.EvaluateExpressionAsync(
            "document.getElementById('said').textContent = ''; document.getElementById('search').value = ''");
        await page.FocusAsync($"#{SearchField.Id}");
        await page.Keyboard.SendCharacterAsync(query);
        await page.WaitForFunctionAsync("() => document.getElementById('said').textContent");
    }
}
