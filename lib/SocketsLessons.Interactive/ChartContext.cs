using System.Reflection;
using System.Runtime.Loader;

namespace SocketsLessons.Interactive;

/// <summary>
/// Loads what the kernel doesn't bring itself: Plotly.NET and what it needs. The published kernel has an older
/// FSharp.Core than Plotly.NET asks for, and one context can't hold two. So they live in this one, and meet each other
/// here.
/// </summary>
internal sealed class ChartContext(string folder) : AssemblyLoadContext(nameof(ChartContext))
{
    private static readonly string[] OwnCopies = ["DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "Plotly.NET"];

    /// <summary>The assembly beside the adapter, or null where there is none.</summary>
    public Assembly? Find(AssemblyName name)
    {
        var path = Path.Combine(folder, $"{name.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <summary>All others are the kernel's: they have to be the same for both sides.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        OwnCopies.Contains(assemblyName.Name) ? Find(assemblyName) : null;
}
