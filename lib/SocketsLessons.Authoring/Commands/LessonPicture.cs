using PuppeteerSharp.Media;
using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.Authoring.Commands;

/// <summary>Takes the picture of a lesson: the part of its page with the tallest drawing, with the cell and the
/// question above it.</summary>
internal static class LessonPicture
{
    private const int Width = 1100, Height = 900;

    /// <summary>The height limit. The cell and the text above the drawing are included if they fit.</summary>
    private const int MaxHeight = 1600;

    private const string Find =
        """
        (async () => {
          document.querySelector('.reveal-all button')?.click();
          const charts = [...document.querySelectorAll('[data-figure]')];
          while (window.Plotly && !charts.every(chart => chart.hasAttribute('data-drawn')))
            await new Promise(done => setTimeout(done, 20));
          document.querySelectorAll('.copy, .modebar').forEach(tool => tool.remove());
          const height = part => part.getBoundingClientRect().height;
          const tallest = selector => [...document.querySelectorAll('.outputs ' + selector)]
            .filter(part => !part.closest('details > .cell')).sort((a, b) => height(b) - height(a))[0];
          const shown = tallest(':is(.chart, svg[role="img"])') || tallest('.shown') || tallest('pre');
          if (!shown) return null;
          const outputs = shown.closest('.outputs');
          const cell = [...document.querySelectorAll('.cell:has(.bar)')].findLast(known => known.contains(outputs)
            || known.compareDocumentPosition(outputs) & Node.DOCUMENT_POSITION_FOLLOWING);
          const text = cell.previousElementSibling;
          const question = text && text.matches('.text')
            ? [...text.querySelectorAll('h2')].pop() || text.querySelector('.predict') : null;
          const note = shown.parentElement.querySelector('figcaption, .note');
          const top = part => part.getBoundingClientRect().top + scrollY;
          const bottoms = [shown, note].filter(Boolean).map(part => part.getBoundingClientRect().bottom + scrollY);
          const bottom = Math.max(...bottoms) + 4;
          const tops = [question, cell, outputs].filter(Boolean).map(part => top(part) - 8);
          const first = tops.find(y => bottom - y <= MAX_HEIGHT) ?? tops[tops.length - 1];
          return [Math.floor(first), Math.ceil(bottom - first)];
        })()
        """;

    /// <returns>A PNG, or null if the page has no output.</returns>
    public static async Task<byte[]?> TakeAsync(HeadlessBrowser browser, string page)
    {
        await using var open = await browser.NewPageAsync(Width, Height);
        await open.GoToAsync(new Uri(page).AbsoluteUri);
        var script = Find.Replace("MAX_HEIGHT", $"{MaxHeight}", StringComparison.Ordinal);
        if (await open.EvaluateExpressionAsync<int[]?>(script) is not [var top, var height]) return null;
        var clip = new Clip { X = 0, Y = top, Width = Width, Height = height };
        return await open.ScreenshotDataAsync(new() { Clip = clip, CaptureBeyondViewport = true });
    }
}
