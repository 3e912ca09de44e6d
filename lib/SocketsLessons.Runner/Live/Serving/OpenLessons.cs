using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>
/// The note that a running server leaves beside the learner's work, so that a second command leads to it. It holds the
/// token, and only its owner may read it.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class OpenLessons(string path)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TurnDeadline = TimeSpan.FromSeconds(20), TurnPause = TimeSpan.FromMilliseconds(50);

    public static OpenLessons In(string work) => new(Path.Combine(work, ".open"));

    /// <summary>
    /// Waits until no other command is looking for a server or starting one, so that of two commands at once the
    /// second finds the server of the first.
    /// </summary>
    /// <returns>What ends the turn; null where the folder can't be written, and nobody can wait.</returns>
    public async Task<IDisposable?> TurnAsync(CancellationToken cancellation)
    {
        var turn = $"{path}.turn";
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(
                    turn, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another command has it, or it can't be made.
                if (!File.Exists(turn) || Stopwatch.GetElapsedTime(start) > TurnDeadline) return null;
            }

            await Task.Delay(TurnPause, cancellation);
        }
    }

    /// <summary>The address that opens the lessons of the server that runs; null where none does.</summary>
    public async Task<string?> FindAsync(string? lesson, CancellationToken cancellation)
    {
        if (!File.Exists(path)
            || AtomicFile.Read(path).Split('\n') is not [var url, var token, var port, ..]) return null;
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = Deadline };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/");
            request.Headers.Add("Cookie", $"{Gate.CookieName(url)}={token}");
            using var response = await http.SendAsync(request, cancellation);
            return response.StatusCode == HttpStatusCode.OK ? LiveServer.EntryUrl(url, token, lesson) : null;
        }
        catch (Exception error) when (error is HttpRequestException or UriFormatException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // It has ended without taking its note with it.
            return null;
        }
    }

    /// <summary>Leaves the note until it is disposed; without it all works but a second command.</summary>
    public IDisposable Note(LiveServer server)
    {
        try
        {
            AtomicFile.WritePrivate(path, string.Create(
                CultureInfo.InvariantCulture, $"{server.Address.Url}\n{server.Token}\n{server.Port}\n"));
        }
        catch (UserErrorException)
        {
            // The page says so when it cannot save.
        }

        return new Left(path);
    }

    private sealed class Left(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
