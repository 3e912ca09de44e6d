namespace SocketsLessons.Interactive;

/// <summary>The plotly.js that Plotly.NET carries, for charts that draw without the internet.</summary>
internal static class PlotlyScript
{
    /// <summary>The option by which the build asks for it.</summary>
    public const string Option = "--plotly-script";

    /// <summary>Writes it to a file.</summary>
    /// <exception cref="InvalidOperationException">This version of Plotly.NET carries none.</exception>
    public static async Task WriteAsync(string path)
    {
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().FirstOrDefault(name =>
                name.Contains("plotly-", StringComparison.Ordinal)
                    && name.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName()} has no plotly.js in it.");
        await using var script = assembly.GetManifestResourceStream(name)!;
        await using var file = File.Create(path);
        await script.CopyToAsync(file);
    }
}
