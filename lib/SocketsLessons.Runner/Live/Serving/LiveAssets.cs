using System.Collections.Frozen;
using System.Text;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>A file of the page itself: its scripts and styles, Monaco, or plotly.js.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="ReadAsync">Reads it.</param>
/// <param name="IsKept">Whether a browser may keep it for a while.</param>
internal sealed record LiveAsset(string Type, Func<Task<byte[]>> ReadAsync, bool IsKept);

/// <summary>Finds the page's own files by their path.</summary>
internal static class LiveAssets
{
    private static readonly FrozenDictionary<string, LiveAsset> Known = Own("live", "/assets", isKept: false)
        .Concat(Own("monaco", "/monaco", isKept: true))
        .Append(new("/assets/page.css", new LiveAsset(
            TypeOf("page.css"), () => Task.FromResult(Encoding.UTF8.GetBytes(PageResource.Style)), IsKept: false)))
        .ToFrozenDictionary();

    /// <summary>The scripts that a page with cells is made of, by path.</summary>
    public static IReadOnlyList<string> LessonModules { get; } =
        [.. Known.Keys.Where(path => path.StartsWith("/assets/", StringComparison.Ordinal)
            && Path.GetExtension(path) == ".js" && path != "/assets/text.js").Order(StringComparer.Ordinal)];

    /// <summary>The scripts that Monaco loads before its first editor is there, by path.</summary>
    public static IReadOnlyList<string> EditorScripts { get; } =
    [
        "/monaco/vs/loader.js", "/monaco/vs/editor/editor.main.js", "/monaco/vs/editor/editor.main.nls.js",
        "/monaco/vs/basic-languages/csharp/csharp.js",
    ];

    /// <param name="path">The path on the page.</param>
    /// <param name="plotly">The file of plotly.js, if there is one.</param>
    public static LiveAsset? Find(string path, string? plotly) =>
        Known.GetValueOrDefault(path) ?? (path == $"/{PlotlyTag.File}" && plotly is not null
            ? new LiveAsset(TypeOf(path), () => File.ReadAllBytesAsync(plotly), IsKept: true) : null);

    public static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ttf" => "font/ttf",
        _ => "application/octet-stream",
    };

    /// <summary>The files of a folder beside this program.</summary>
    private static IEnumerable<KeyValuePair<string, LiveAsset>> Own(string name, string path, bool isKept)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new KeyValuePair<string, LiveAsset>(
            $"{path}/{Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')}",
            new LiveAsset(TypeOf(file), () => File.ReadAllBytesAsync(file), isKept)));
    }
}
