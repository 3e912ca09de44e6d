using Deque.AxeCore.Commons;
using PuppeteerSharp;

namespace SocketsLessons.TestSupport;

/// <summary>What tests do with pages beyond what the driver offers.</summary>
internal static class TestPages
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Answers the page's requests below an address with the files of a folder.</summary>
    public static Task ServeFolderAsync(this IPage page, string address, string folder) =>
        page.ServeAsync(address, path =>
        File.Exists(Path.Combine(folder, path[1..])) ? File.ReadAllBytes(Path.Combine(folder, path[1..])) : null);

    /// <summary>Answers the page's requests below an address; each other one goes its own way.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">What the requests begin with.</param>
    /// <param name="answer">The content for a path below the address, or null where there is nothing (404).</param>
    public static async Task ServeAsync(this IPage page, string address, Func<string, byte[]?> answer)
    {
        page.AddRequestInterceptor(request =>
        {
            if (request.IsInterceptResolutionHandled || !request.Url.StartsWith(address, StringComparison.Ordinal))
                return Task.CompletedTask;
            var path = new Uri(request.Url).LocalPath;
            return answer(path) is { } content
                ? request.RespondAsync(new()
                {
                    BodyData = content,
                    ContentType = ContentType(path),
                    Headers = new() { ["Access-Control-Allow-Origin"] = "*" },
                }, priority: 1)
                : request.RespondAsync(
                    new() { Status = System.Net.HttpStatusCode.NotFound, BodyData = [] }, priority: 1);
        });
        page.AddRequestInterceptor(request => request.ContinueAsync(priority: 0));
        await page.SetRequestInterceptionAsync(true);
    }

    /// <summary>Presses keys together, such as Control and k.</summary>
    public static async Task PressTogetherAsync(this IPage page, params string[] keys)
    {
        foreach (var key in keys[..^1]) await page.Keyboard.DownAsync(key);
        await page.Keyboard.PressAsync(keys[^1]);
        foreach (var key in keys[..^1].Reverse()) await page.Keyboard.UpAsync(key);
    }

    /// <summary>Notes errors and warnings of the console, errors of scripts, and requests that don't begin with the
    /// address.</summary>
    public static List<string> Watch(this IPage page, string allowed)
    {
        var found = new List<string>();
        page.Console += (_, entry) =>
        {
            if (entry.Message.Type is ConsoleType.Error or ConsoleType.Warning) found.Add(entry.Message.Text);
        };
        page.PageError += (_, error) => found.Add(error.Message);
        page.Request += (_, sent) =>
        {
            if (!((string[])[allowed, "data:", "blob:"])
                .Any(start => sent.Request.Url.StartsWith(start, StringComparison.Ordinal)))
                found.Add(sent.Request.Url);
        };
        return found;
    }

    /// <summary>Waits until every chart has drawn or has said that it can't, and returns how many have drawn.</summary>
    public static async Task<int> DrawnChartsAsync(this IPage page)
    {
        await page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll('[data-figure]')].every(place =>
              place.querySelector('.main-svg') || place.textContent.includes('could not be drawn'))
            """);
        return await page.EvaluateExpressionAsync<int>(
            "document.querySelectorAll('[data-figure][data-drawn] .svg-container').length");
    }

    /// <summary>What axe-core finds serious or critical (https://github.com/dequelabs/axe-core).</summary>
    public static async Task<string[]> SeriousAxeFindingsAsync(this IPage page)
    {
        await page.EvaluateExpressionAsync(Axe);
        return await page.EvaluateFunctionAsync<string[]>(
            """
            () => axe.run().then(result => {
              if (result.passes.length < 10) throw new Error('axe found next to nothing to check');
              return result.violations.filter(found => ['serious', 'critical'].includes(found.impact))
                .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html} ${node.failureSummary}`));
            })
            """);
    }

    private static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
