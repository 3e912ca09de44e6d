using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SocketsLessons.Interactive.Charts;

namespace SocketsLessons.Interactive;

/// <summary>Turns the charts of a running kernel into Plotly.NET's; the library calls it, by name.</summary>
public static class Adapter
{
    /// <summary>May be called again and again.</summary>
    /// <returns>What now draws the charts, in a few words.</returns>
    public static string Load()
    {
        var folder = Path.GetDirectoryName(typeof(Adapter).Assembly.Location)!;
        // In the default context, so that there is one Plotly.NET for the adapter and for every cell.
        AssemblyLoadContext.Default.Resolving += (context, name) => Beside(folder, context, name);
        return Register();
    }

    // Apart from Load, because to compile it is to load Plotly.NET.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Register()
    {
        ChartFormatters.Register();
        return $"Plotly.NET {typeof(Plotly.NET.GenericChart).Assembly.GetName().Version?.ToString(3)}";
    }

    private static Assembly? Beside(string folder, AssemblyLoadContext context, AssemblyName name)
    {
        // The kernel's own parts are the kernel's to load, and the library is the lesson's.
        if (name.Name is null || name.Name.StartsWith("SocketsLessons", StringComparison.Ordinal)) return null;
        var path = Path.Combine(folder, $"{name.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
