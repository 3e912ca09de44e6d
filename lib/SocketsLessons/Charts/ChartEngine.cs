using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace SocketsLessons;

/// <summary>
/// What draws the charts: the library by itself, or Plotly.NET where the cells run in the .NET
/// Interactive kernel and the build has not left out SocketsLessons.Interactive. The library references neither.
/// </summary>
internal static class ChartEngine
{
    public const string Own = "the library's own, with plotly.js";

    // What the adapter's source has to say, too: lib/SocketsLessons.Interactive/Adapter.cs.
    internal const string AdapterName = "SocketsLessons.Interactive";
    internal const string AdapterType = "SocketsLessons.Interactive.Adapter";
    internal const string AdapterMethod = "Load";

    private static readonly Lazy<string> Loaded = new(() => InKernel ? Load(AdapterPath) : Own);

    /// <summary>What draws the charts, in a few words; the first call loads the adapter where there is one.</summary>
    public static string Name => Loaded.Value;

    private static bool InKernel => AppDomain.CurrentDomain.GetAssemblies()
        .Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive.Formatting");

    private static string AdapterPath => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(ChartEngine).Assembly.Location)!, "..", "..", AdapterName, "bin",
        $"{AdapterName}.dll"));

    /// <summary>Never throws: a lesson does without Plotly.NET, whatever the reason.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The lesson continues without Plotly.NET and says so.")]
    internal static string Load(string path)
    {
        if (!File.Exists(path)) return Own;
        try
        {
            // The kernel keeps what cells load in a context of its own, where this library is. In the default
            // one there is only one adapter and one Plotly.NET, whoever asks; it is told where the library is.
            var adapter = AssemblyLoadContext.Default.LoadFromAssemblyPath(path)
                .GetType(AdapterType, throwOnError: true)!;
            return (string)adapter.GetMethod(AdapterMethod)!.Invoke(null, [typeof(ChartEngine).Assembly])!;
        }
        catch (Exception error)
        {
            var reason = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            return $"{Own} (Plotly.NET could not be loaded: {reason.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')})";
        }
    }
}
