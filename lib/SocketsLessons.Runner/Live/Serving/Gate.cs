using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SocketsLessons.Runner.Live.Pages;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>
/// Lets in the learner's own browser and nobody else. The page runs code, so another page, another user of this
/// machine and a rebound DNS name must not reach it.
/// </summary>
/// <param name="address">The names of the page.</param>
/// <param name="token">What the first request has to know.</param>
/// <param name="script">The address of a script elsewhere that the page may run, if there is one.</param>
internal sealed class Gate(LiveAddress address, string token, string? script)
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    // Browsers keep one set of cookies for all ports of a host.
    private readonly string _cookie = CookieName(address.Url);

    /// <summary>A token of 256 random bits.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string CookieName(string url) => $"lessons-{new Uri(url).Port}";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context);
        if (Refusal(context) is var (status, reason))
        {
            await WriteAsync(context, status, EntryPage.Refused(reason));
            return;
        }

        if (context.Request.Path == "/" && context.Request.Query.TryGetValue("token", out var offered))
        {
            await EnterAsync(context, offered.ToString());
            return;
        }

        if (!IsToken(context.Request.Cookies[_cookie]))
        {
            await WriteAsync(context, StatusCodes.Status401Unauthorized, EntryPage.AskForToken());
            return;
        }

        await next(context);
    }

    private (int Status, string Reason)? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!address.Hosts.Contains(request.Host.Value ?? ""))
            return (StatusCodes.Status421MisdirectedRequest, "The lessons are not served under this name.");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return (
                StatusCodes.Status405MethodNotAllowed, "The lessons are only read here; cells run over a WebSocket.");
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 ? !address.Origins.Contains(origin) : context.WebSockets.IsWebSocketRequest)
            return (StatusCodes.Status403Forbidden, "Another page must not use the lessons.");
        // Another port of this machine is the same site, and gets the cookie sent: it must not use it either.
        var isNavigation = request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document";
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !isNavigation
            ? (StatusCodes.Status403Forbidden, "Another page must not use the lessons.")
            : null;
    }

    private Task EnterAsync(HttpContext context, string offered)
    {
        if (!IsToken(offered)) return WriteAsync(context, StatusCodes.Status401Unauthorized, EntryPage.AskForToken());
        context.Response.Cookies.Append(_cookie, offered, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = address.Url.StartsWith("https:", StringComparison.Ordinal),
            Path = "/",
        });
        // A redirect that began on another site would come without a strict cookie; a navigation of our own
        // page has it.
        return WriteAsync(context, StatusCodes.Status200OK, EntryPage.Continue(context.Request.Query["to"].ToString()));
    }

    private bool IsToken(string? offered) =>
        offered is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), _token);

    private static Task WriteAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }

    private void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        var host = WebUtility.UrlEncode(context.Request.Host.Host)
            + (context.Request.Host.Port is { } port ? $":{port}" : "");
        // Monaco starts its worker from a blob, and brings styles and a font in its own data; cells bring styles.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'{(script is null ? "" : $" {script}")}; worker-src 'self' blob:; "
            + "style-src 'self' 'unsafe-inline'; "
            + $"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
