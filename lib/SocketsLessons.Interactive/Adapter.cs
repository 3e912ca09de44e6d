using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SocketsLessons.Interactive.Charts;

namespace SocketsLessons.Interactive;

/// <summary>Turns the charts of a running kernel into Plotly.NET's; the library calls it, by name.</summary>
public static class Adapter
{
    /// <summary>Registers the charts with the kernel.</summary>
    /// <param name="library">The library that the lesson has loaded; there must be no second one.</param>
    /// <returns>What now draws the charts, in a few words.</returns>
    public static string Load(Assembly library)
    {
        ArgumentNullException.ThrowIfNull(library);
        var parts = new ChartContext(Path.GetDirectoryName(typeof(Adapter).Assembly.Location)!);
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            name.Name == library.GetName().Name ? library : parts.Find(name);
        return Register();
    }

    // Apart from Load, because to compile it is to load Plotly.NET.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Register()
    {
        ChartFormatters.Register();
        return $"Plotly.NET {typeof(Plotly.NET.GenericChart).Assembly.GetName().Version?.ToString(3)}";
    }
}
