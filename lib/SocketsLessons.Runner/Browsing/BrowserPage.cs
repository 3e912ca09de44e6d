using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Browsing;

/// <summary>A page that is open in a headless browser.</summary>
internal sealed class BrowserPage(HeadlessBrowser browser, string session)
{
    internal async Task OpenAsync(string address, int width, int height, CancellationToken cancellation)
    {
        var size = new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false };
        await browser.SendAsync("Emulation.setDeviceMetricsOverride", size, session, cancellation);
        await browser.SendAsync("Page.navigate", new JsonObject { ["url"] = address }, session, cancellation);
        await EvaluateAsync("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))", cancellation);
    }

    /// <summary>Evaluates JavaScript, waits for what it promises, and returns its value as JSON.</summary>
    /// <exception cref="UserErrorException">It threw.</exception>
    public async Task<JsonNode?> EvaluateAsync(string script, CancellationToken cancellation)
    {
        var asked = new JsonObject { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true };
        var answer = await browser.SendAsync("Runtime.evaluate", asked, session, cancellation);
        if (answer["exceptionDetails"] is JsonObject thrown)
            throw new UserErrorException($"A page's script failed: {Cell.Text(thrown["exception"]?["description"] ?? thrown["text"])}");
        return answer["result"]?["value"];
    }

    /// <summary>A part of the page as PNG; in CSS pixels from the page's top left corner.</summary>
    public async Task<byte[]> PictureAsync(double x, double y, double width, double height, CancellationToken cancellation)
    {
        var asked = new JsonObject
        {
            ["format"] = "png",
            ["captureBeyondViewport"] = true,
            ["clip"] = new JsonObject { ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height, ["scale"] = 1 },
        };
        var answer = await browser.SendAsync("Page.captureScreenshot", asked, session, cancellation);
        return Convert.FromBase64String(Cell.Text(answer["data"]));
    }
}
