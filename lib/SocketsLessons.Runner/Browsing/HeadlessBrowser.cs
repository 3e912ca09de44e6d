using System.ComponentModel;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Browsing;

/// <summary>
/// A Chromium without a window, told what to do by its DevTools protocol
/// (https://chromedevtools.github.io/devtools-protocol). It reads files of this machine only, and no network.
/// </summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>Starting it, or any one thing asked of it, takes seconds at most, also on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _last;

    private HeadlessBrowser(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Starts a browser.</summary>
    /// <exception cref="UserErrorException">The program is not a browser that can be used.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string program, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("lessons-browser-");
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, Arguments(profile)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            profile.Delete(recursive: true);
            throw new UserErrorException($"The browser {program} cannot be started: {error.Message}", error);
        }

        // What it reports is of no use here, but must not fill its pipes.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var browser = new HeadlessBrowser(process, profile);
        try
        {
            await browser.ConnectAsync(cancellation);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a file as a page of this size, in CSS pixels.</summary>
    public async Task<BrowserPage> OpenAsync(string file, int width, int height, CancellationToken cancellation)
    {
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, cancellation);
        var attached = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = Cell.Text(target["targetId"]), ["flatten"] = true }, null, cancellation);
        var page = new BrowserPage(this, Cell.Text(attached["sessionId"]));
        await page.OpenAsync(new Uri(file).AbsoluteUri, width, height, cancellation);
        return page;
    }

    /// <summary>Sends a command and waits for its result; events that come in between are passed over.</summary>
    internal async Task<JsonObject> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Deadline);
        var id = ++_last;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) command["sessionId"] = session;
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, true, limit.Token);
            while (true)
            {
                var answer = await ReceiveAsync(limit.Token);
                if (answer["id"]?.GetValue<int>() != id) continue;
                if (answer["error"] is { } error) throw new UserErrorException($"The browser refused {method}: {Cell.Text(error["message"])}");
                return answer["result"] as JsonObject ?? [];
            }
        }
        catch (WebSocketException error)
        {
            throw new UserErrorException($"The browser has ended: {error.Message}", error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new UserErrorException($"The browser did not answer {method} within {Deadline.TotalSeconds:0} s.", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        // With a limit it does not wait for the pipes, which a child that outlives the browser may hold.
        _process.WaitForExit(EndDeadline);
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A helper process of the browser still writes to it; it lies among the temporary files.
        }
    }

    // Without its sandbox, because that needs rights which root and many containers have not got; it opens our
    // own pages only, and finds no host.
    private static string[] Arguments(DirectoryInfo profile) =>
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--disable-lcd-text",
        "--force-color-profile=srgb", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0",
        $"--user-data-dir={profile.FullName}", "about:blank",
    ];

    /// <summary>The browser writes the port that it has chosen, and a secret path, to a file in its profile.</summary>
    private async Task ConnectAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(_profile.FullName, "DevToolsActivePort");
        var since = Stopwatch.GetTimestamp();
        string[] lines;
        while ((lines = ReadLines(file)).Length < 2)
        {
            if (_process.HasExited) throw new UserErrorException($"The browser {_process.StartInfo.FileName} ended at once, with status {_process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(since) > Deadline) throw new UserErrorException($"The browser {_process.StartInfo.FileName} did not start within {Deadline.TotalSeconds:0} s.");
            await Task.Delay(20, cancellation);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Deadline);
        try
        {
            await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), limit.Token);
        }
        catch (Exception error) when (error is WebSocketException or UriFormatException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new UserErrorException($"The browser {_process.StartInfo.FileName} does not answer: {error.Message}", error);
        }
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (IOException)
        {
            return [];                              // it is being written
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) throw new UserErrorException("The browser has ended.");
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
