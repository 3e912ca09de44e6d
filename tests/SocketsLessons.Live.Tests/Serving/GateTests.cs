using System.Net;
using System.Net.NetworkInformation;
using System.Net.WebSockets;

namespace SocketsLessons.Live.Tests.Serving;

/// <summary>Attacks on the server, over real HTTP and WebSockets.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Listens_on_loopback_only()
    {
        await using var site = await LiveSite.OpenAsync("1");
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(end => end.Port == site.Port);
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, site.Port)], listeners);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:80")]
    [InlineData("localhost.evil.example")]
    public async Task Rebound_name_is_misdirected(string host)
    {
        // RFC 9110, 15.5.20: 421, because the server is not the one that the name means.
        await using var site = await LiveSite.OpenAsync("1");
        Assert.Equal(
            HttpStatusCode.MisdirectedRequest, await site.StatusAsync("/", request => request.Headers.Host = host));
    }

    [Fact]
    public async Task Localhost_is_let_in_under_its_own_port()
    {
        await using var site = await LiveSite.OpenAsync("1");
        Assert.Equal(
            HttpStatusCode.OK, await site.StatusAsync("/", request => request.Headers.Host = $"localhost:{site.Port}"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/00-test.html")]
    [InlineData("/00-test.ipynb")]
    [InlineData("/assets/live.js")]
    [InlineData("/monaco/vs/loader.js")]
    public async Task Nothing_is_served_without_a_token(string path)
    {
        await using var site = await LiveSite.OpenAsync("1");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(path));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await site.StatusAsync(path, request => request.Headers.Remove("Cookie")));
    }

    [Fact]
    public async Task Wrong_and_guessed_tokens_are_refused()
    {
        await using var site = await LiveSite.OpenAsync("1");
        var token = site.Server.Token;
        var close = token[..^1] + (token[^1] == '0' ? '1' : '0');
        foreach (var guess in (string[])["", "0", close, token[..^1], token + "0", new string('0', token.Length)])
        {
            using var response = await site.SendAsync($"/?token={guess}", request => request.Headers.Remove("Cookie"));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/", request =>
            {
                request.Headers.Remove("Cookie");
                request.Headers.Add("Cookie", $"lessons-{site.Port}={guess}");
            }));
        }
    }

    [Fact]
    public async Task Token_is_long_and_new_each_time()
    {
        await using var first = await LiveSite.OpenAsync("1");
        await using var second = await LiveSite.OpenAsync("1");
        Assert.Equal(64, first.Server.Token.Length);
        Assert.NotEqual(first.Server.Token, second.Server.Token);
    }

    [Fact]
    public async Task Token_becomes_a_strict_cookie_that_no_script_reads()
    {
        await using var site = await LiveSite.OpenAsync("1");
        using var response = await site.SendAsync(
            $"/?token={site.Server.Token}&to=00-test.html", request => request.Headers.Remove("Cookie"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "url=/00-test.html", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\"><script>alert(1)</script>")]
    public async Task Entry_leads_nowhere_else(string to)
    {
        await using var site = await LiveSite.OpenAsync("1");
        using var response = await site.SendAsync($"/?token={site.Server.Token}&to={Uri.EscapeDataString(to)}");
        Assert.Contains(
            "content=\"0;url=/\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Nothing_can_be_posted(string method)
    {
        await using var site = await LiveSite.OpenAsync("1");
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            await site.StatusAsync("/", request => request.Method = new HttpMethod(method)));
    }

    [Theory]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "no-cors", "script")]
    [InlineData("cross-site", "navigate", "iframe")]
    [InlineData("same-site", "no-cors", "script")]
    [InlineData("same-site", "navigate", "iframe")]
    public async Task Other_pages_get_nothing(string site, string mode, string destination)
    {
        // https://www.w3.org/TR/fetch-metadata/: another port of this machine is the same site, and has the cookie.
        await using var live = await LiveSite.OpenAsync("1");
        Assert.Equal(HttpStatusCode.Forbidden, await live.StatusAsync("/00-test.html", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Sec-Fetch-Mode", mode);
            request.Headers.Add("Sec-Fetch-Dest", destination);
        }));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Foreign_origins_are_refused(string origin)
    {
        await using var site = await LiveSite.OpenAsync("1");
        Assert.Equal(
            HttpStatusCode.Forbidden, await site.StatusAsync("/", request => request.Headers.Add("Origin", origin)));
        var error = await Assert.ThrowsAsync<WebSocketException>(() =>
            LiveClient.ConnectAsync(site, "00-test", options => options.SetRequestHeader("Origin", origin)));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_needs_an_origin_and_the_token()
    {
        await using var site = await LiveSite.OpenAsync("1");
        var noOrigin = await Assert.ThrowsAsync<WebSocketException>(() =>
            LiveClient.ConnectAsync(site, "00-test", options => options.SetRequestHeader("Origin", null)));
        Assert.Contains("403", noOrigin.Message, StringComparison.Ordinal);
        var noToken = await Assert.ThrowsAsync<WebSocketException>(() =>
            LiveClient.ConnectAsync(site, "00-test", options => options.SetRequestHeader("Cookie", null)));
        Assert.Contains("401", noToken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_framing_and_foreign_scripts()
    {
        await using var site = await LiveSite.OpenAsync(options => options with { PlotlyFile = "plotly.min.js" }, "1");
        foreach (var path in (string[])["/", "/00-test.html", "/assets/live.js", "/nothing"])
        {
            using var response = await site.SendAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        }
    }

    [Theory]
    [InlineData("plotly.min.js", "script-src 'self'; ")]
    [InlineData(null, "script-src 'self' https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js; ")]
    public async Task Script_of_another_site_is_let_in_only_where_the_build_has_no_plotly_js(
        string? plotly, string scripts)
    {
        await using var site = await LiveSite.OpenAsync(options => options with { PlotlyFile = plotly }, "1");
        using var response = await site.SendAsync("/");
        Assert.Contains(
            scripts, Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
