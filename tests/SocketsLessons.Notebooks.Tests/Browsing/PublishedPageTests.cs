using PuppeteerSharp;
using PuppeteerSharp.Media;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page, on a desktop, from a folder.</summary>
public sealed class PublishedPageTests(PublishedSite site, TestBrowser browser) : PublishedPages(site)
{
    private const int MaxBytes = 300_000;

    [Theory, MemberData(nameof(Names))]
    public async Task Page_works_on_a_desktop_from_a_folder(string name)
    {
        await using var page = await browser.NewPageAsync();
        var found = page.Watch("file:");
        await page.GoToAsync(new Uri(Path.Combine(await Site.FolderAsync(), name)).AbsoluteUri);

        await AssertLandmarksAndHeadingsAreInOrderAsync(page);
        await AssertLinksLeadSomewhereAsync(page);
        await AssertPicturesKeepTheirPlaceAsync(page);
        await AssertWeighsLittleAsync(page);
        Assert.Empty(await page.SeriousAxeFindingsAsync());
        await UncoverAsync(page);
        await AssertEveryTraceIsDrawnAsync(page, name);
        Assert.Empty(found);
        await AssertPrintShowsChartsAndFoldedTextAsync(page);
        Assert.Empty(found);
    }

    private static async Task AssertLandmarksAndHeadingsAreInOrderAsync(IPage page)
    {
        foreach (var landmark in (string[])["banner", "main", "contentinfo"])
            Assert.Single(await page.QuerySelectorAllAsync($"::-p-aria([role=\"{landmark}\"])"));
        Assert.NotEmpty(await page.QuerySelectorAllAsync("::-p-aria([role=\"navigation\"])"));
        var levels = await page.EvaluateExpressionAsync<int[]>(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(
            levels.Zip(levels.Skip(1)), pair =>
                Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    private static async Task AssertLinksLeadSomewhereAsync(IPage page)
    {
        var targets = await page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('a[href], img[src]')].map(part => part.href || part.src).filter(target "
                + "=> target.startsWith('file:'))");

        Assert.NotEmpty(targets);
        foreach (var target in targets.Distinct())
        {
            var address = new Uri(target);
            Assert.True(File.Exists(address.LocalPath), target);
            if (address.Fragment.Length > 1)
                Assert.Contains(
                    $"id=\"{Uri.UnescapeDataString(address.Fragment[1..])}\"",
                    await File.ReadAllTextAsync(address.LocalPath, TestContext.Current.CancellationToken),
                    StringComparison.Ordinal);
        }
    }

    /// <summary>A picture whose size the page states takes its place before it has been read.</summary>
    private static async Task AssertPicturesKeepTheirPlaceAsync(IPage page) =>
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(
            """
            [...document.querySelectorAll('main img:not([src^="data:"])')]
              .filter(image => image.getAttribute('width') != image.naturalWidth
                || image.getAttribute('height') != image.naturalHeight)
              .map(image => `${image.outerHTML}: ${image.naturalWidth} x ${image.naturalHeight}`)
            """));

    /// <summary>The page and its pictures, without plotly.js.</summary>
    private static async Task AssertWeighsLittleAsync(IPage page)
    {
        var files = await page.EvaluateExpressionAsync<string[]>(
            "[location.href, ...[...document.images].map(image => image.src)]"
                + ".filter(file => file.startsWith('file:'))");

        Assert.InRange(files.Distinct().Sum(file => Transfer.Bytes(new Uri(file).LocalPath)), 1, MaxBytes);
    }

    private static async Task AssertPrintShowsChartsAndFoldedTextAsync(IPage page)
    {
        await page.EmulateMediaTypeAsync(MediaType.Print);

        Assert.True(
            await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.live')].every(place => place.checkVisibility())"));
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.text details')].every(details => "
                + "details.lastElementChild.getBoundingClientRect().height > 0)"));
    }
}
