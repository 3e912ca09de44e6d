using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace SocketsLessons;

/// <summary>
/// What draws the charts: the library itself, or Plotly.NET if the cells run in the .NET Interactive kernel and
/// SocketsLessons.Interactive was built. The library references neither.
/// </summary>
internal static class ChartEngine
{
    public const string Own = "the library's own, with plotly.js";

    // The adapter's names: lib/SocketsLessons.Interactive/Adapter.cs has to have them.
    internal const string AdapterName = "SocketsLessons.Interactive";
    internal const string AdapterType = "SocketsLessons.Interactive.Adapter";
    internal const string AdapterMethod = "Load";

    private static readonly Lazy<string> Loaded = new(() => InKernel ? Load(AdapterPath) : Own);

    /// <summary>What draws the charts, in a few words; the first call loads the adapter if there is one.</summary>
    public static string Name => Loaded.Value;

    private static bool InKernel => AppDomain.CurrentDomain.GetAssemblies()
        .Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive.Formatting");

    private static string AdapterPath => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(ChartEngine).Assembly.Location)!, "..", "..", AdapterName, "bin",
        $"{AdapterName}.dll"));

    /// <summary>Never throws: a lesson works without Plotly.NET.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The lesson continues without Plotly.NET and says so.")]
    internal static string Load(string path)
    {
        if (!File.Exists(path)) return Own;
        try
        {
            // The kernel loads what cells reference, such as this library, into its own context. The adapter goes into
            // the default context, so that there is one Plotly.NET; it gets this assembly as an argument.
            var adapter = AssemblyLoadContext.Default.LoadFromAssemblyPath(path)
                .GetType(AdapterType, throwOnError: true)!;
            return (string)adapter.GetMethod(AdapterMethod)!.Invoke(null, [typeof(ChartEngine).Assembly])!;
        }
        catch (Exception error)
        {
            var reason = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            var why = reason.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
            return $"{Own} (Plotly.NET could not be loaded: {why})";
        }
    }
}
