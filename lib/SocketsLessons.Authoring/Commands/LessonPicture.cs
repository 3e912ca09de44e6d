using System.Text.Json.Nodes;
using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.Authoring.Commands;

/// <summary>Takes the picture of a lesson: the part of its page with the tallest drawing, with the cell and the question above it.</summary>
internal static class LessonPicture
{
    private const int Width = 1100, Height = 900;

    /// <summary>The height limit. The cell and the text above the drawing are included if they fit.</summary>
    private const int MaxHeight = 1600;

    private const string Find =
        """
        (async () => {
          const charts = [...document.querySelectorAll('[data-figure]')];
          while (window.Plotly && !charts.every(chart => chart.hasAttribute('data-drawn')))
            await new Promise(done => setTimeout(done, 20));
          document.querySelectorAll('.copy, .modebar').forEach(tool => tool.remove());
          const height = part => part.getBoundingClientRect().height;
          const tallest = selector => [...document.querySelectorAll('main > .cell .outputs ' + selector)]
            .sort((a, b) => height(b) - height(a))[0];
          const shown = tallest(':is(.chart, svg[role="img"])') || tallest('.shown') || tallest('pre');
          if (!shown) return null;
          const cell = shown.closest('.cell'), text = cell.previousElementSibling;
          const question = text && text.matches('.text')
            ? [...text.querySelectorAll('h2')].pop() || text.querySelector('.predict') : null;
          const note = shown.parentElement.querySelector('figcaption, .note');
          const top = part => part.getBoundingClientRect().top + scrollY;
          const bottoms = [shown, note].filter(Boolean).map(part => part.getBoundingClientRect().bottom + scrollY);
          const bottom = Math.max(...bottoms) + 4;
          const tops = [question, cell, cell.querySelector('.outputs')].filter(Boolean).map(part => top(part) - 8);
          const first = tops.find(y => bottom - y <= MAX_HEIGHT) ?? tops[tops.length - 1];
          return { y: Math.floor(first), height: Math.ceil(bottom - first) };
        })()
        """;

    /// <returns>A PNG, or null if the page has no output.</returns>
    public static async Task<byte[]?> TakeAsync(HeadlessBrowser browser, string page, CancellationToken cancellation)
    {
        var open = await browser.OpenAsync(page, Width, Height, cancellation);
        var script = Find.Replace("MAX_HEIGHT", $"{MaxHeight}", StringComparison.Ordinal);
        var found = await open.EvaluateAsync(script, cancellation) as JsonObject;
        return found is null ? null
            : await open.PictureAsync(
                0, found["y"]!.GetValue<double>(), Width, found["height"]!.GetValue<double>(), cancellation);
    }
}
