using System.Text;
using Microsoft.AspNetCore.Http;
using SocketsLessons.Runner.Live.Lessons;
using SocketsLessons.Runner.Live.Pages;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>
/// What is served: the index, a page for each lesson and each text beside them, their pictures, the learner's own
/// notebooks, and the page's own files. A path is looked up among these and is never made into a file's name.
/// </summary>
/// <param name="lessons">The lessons.</param>
/// <param name="stopping">Ends the connections of tabs, which would hold up the end of the server.</param>
internal sealed class LiveRoutes(LiveLessons lessons, CancellationToken stopping)
{
    private const string Html = "text/html; charset=utf-8";

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (context.WebSockets.IsWebSocketRequest)
        {
            if (path.StartsWith("/live/", StringComparison.Ordinal)
                && lessons.Find(path["/live/".Length..]) is { } live)
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
                await live.AttendAsync(await context.WebSockets.AcceptWebSocketAsync(), end.Token);
            }
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await ContentAsync(path) is var (type, content, isKept))
        {
            context.Response.ContentType = type;
            if (isKept) context.Response.Headers.CacheControl = "private, max-age=3600";
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = Html;
        await context.Response.WriteAsync(EntryPage.Refused("There is no such page."));
    }

    private async Task<(string Type, byte[] Content, bool IsKept)?> ContentAsync(string path)
    {
        if (path is "/" or "/index.html") return Page(LiveIndex.Write(lessons));
        if (LiveAssets.Find(path, lessons.PlotlyFile) is { } asset)
            return (asset.Type, await asset.ReadAsync(), asset.IsKept);
        if (path == $"/{SearchIndex.File}")
            return (LiveAssets.TypeOf(path), Encoding.UTF8.GetBytes(lessons.SearchScript()), false);
        if (lessons.Image(path) is { } image)
            return (LiveAssets.TypeOf(image), await File.ReadAllBytesAsync(image), false);
        var name = Path.GetFileNameWithoutExtension(path);
        if (path == $"/{name}.html")
        {
            if (lessons.Find(name) is { } lesson) return Page(LiveLessonPage.Write(lesson, lessons));
            if (lessons.Text(name) is { } text)
                return Page(LiveTextPage.Write(await File.ReadAllTextAsync(text), lessons));
        }

        if (path == $"/{name}.ipynb" && lessons.Find(name) is { } own)
            return ("application/x-ipynb+json", Encoding.UTF8.GetBytes(own.Work.ToText()), false);
        return null;
    }

    private static (string, byte[], bool) Page(string html) => (Html, Encoding.UTF8.GetBytes(html), false);
}
