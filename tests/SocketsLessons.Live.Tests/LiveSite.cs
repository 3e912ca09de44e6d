using System.Net;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests;

/// <summary>
/// A separate live page for a test: the lessons, or notebooks that the test has written, with a folder for the
/// learner's work that goes when the test ends.
/// </summary>
internal sealed class LiveSite : IAsyncDisposable
{
    private readonly DirectoryInfo[] _folders;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private LiveSite(DirectoryInfo[] folders, LiveServer server, LiveOptions options)
    {
        _folders = folders;
        Server = server;
        Options = options;
    }

    public LiveServer Server { get; }

    public LiveOptions Options { get; }

    /// <summary>The folder that the learner's own copies are written to.</summary>
    public string Work => Options.Work;

    public string Cookie => $"lessons-{new Uri(Server.Address.Url).Port}={Server.Token}";

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    public int Port { get; private set; }

    /// <summary>Opens the lessons of this checkout.</summary>
    public static Task<LiveSite> OpenAsync(CellEngine? engine = null) =>
        StartAsync(Path.Combine(Checkout.Root, "notebooks"), engine, options => options);

    /// <summary>Opens one notebook, <c>00-test</c>, with these cells, called <c>a</c>, <c>b</c> and so on. They are
    /// code, or text that begins in bold.</summary>
    public static Task<LiveSite> OpenAsync(params string[] cells) => OpenAsync(options => options, cells);

    public static async Task<LiveSite> OpenAsync(Func<LiveOptions, LiveOptions> change, params string[] cells)
    {
        var lessons = Directory.CreateTempSubdirectory("lessons-live-notebooks-");
        WriteLesson(lessons.FullName, cells);
        return await StartAsync(lessons.FullName, null, change, lessons);
    }

    public static void WriteLesson(string folder, params string[] cells)
    {
        var list = new JsonArray(Cell("markdown", "opening", "# 00 Test\n\nA lesson of a test."));
        foreach (var (index, code) in cells.Index())
        {
            list.Add(Cell(code.StartsWith("**", StringComparison.Ordinal) ? "markdown" : "code",
                ((char)('a' + index)).ToString(), code));
        }

        var notebook = new JsonObject
        {
            ["cells"] = list,
            ["metadata"] = LessonContract.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        File.WriteAllText(Path.Combine(folder, "00-test.ipynb"), notebook.ToJsonString());
    }

    /// <summary>Sends a request as the learner's own browser would, but for what the test changes.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        // As a text: the type for addresses would take out what an attacker puts in.
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, path));
        request.Headers.Add("Cookie", Cookie);
        change?.Invoke(request);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        using var response = await SendAsync(path, change);
        return response.StatusCode;
    }

    public Task<LiveClient> ConnectAsync(string lesson = "00-test") => LiveClient.ConnectAsync(this, lesson);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        foreach (var folder in _folders) folder.Delete(recursive: true);
    }

    private static async Task<LiveSite> StartAsync(
        string lessons, CellEngine? engine, Func<LiveOptions, LiveOptions> change, params DirectoryInfo[] folders)
    {
        var folder = Directory.CreateTempSubdirectory("lessons-live-work-");
        var options = change(
            new LiveOptions(lessons, Path.Combine(folder.FullName, "work"), engine ?? CellEngine.Script)
            {
                PlotlyFile = NodeModules.PlotlyForPagesIfAny(),
                Variable = _ => null,
            });
        var server = await LiveServer.StartAsync(options, TestContext.Current.CancellationToken);
        return new LiveSite([folder, .. folders], server, options) { Port = server.Port };
    }

    private static JsonObject Cell(string type, string id, string source)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = type,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["source"] = source
        };
        if (type != "code") return cell;
        cell["metadata"] = LessonContract.CellMetadata.DeepClone();
        cell["execution_count"] = null;
        cell["outputs"] = new JsonArray();
        return cell;
    }
}
