using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Runner.Setup;

/// <summary>A plotly.js for one run of a command; a file that was fetched for it is deleted with it.</summary>
/// <param name="file">Where it is.</param>
/// <param name="isOurs">Whether it is to be deleted.</param>
internal sealed class PlotlyCopy(string file, bool isOurs) : IDisposable
{
    public string File { get; } = file;

    /// <summary>The named file; else the one that `lessons setup` has put beside the library; else one from npm.</summary>
    /// <exception cref="NotebookException">There is none.</exception>
    public static async Task<PlotlyCopy> FindAsync(string? named, CancellationToken cancellation)
    {
        if (named is not null)
            return System.IO.File.Exists(named) ? new PlotlyCopy(named, isOurs: false) : throw new NotebookException($"--plotly: there is no file {named}.");
        if (PlotlyScript.IsInPlace) return new PlotlyCopy(Checkout.PlotlyScript, isOurs: false);
        var (script, from) = await PlotlyScript.FetchAsync(cancellation);
        if (script is null) throw new NotebookException($"plotly.js could not be had: {from} Name a copy of it with --plotly FILE.");
        var copy = new PlotlyCopy(Path.GetTempFileName(), isOurs: true);
        try
        {
            await System.IO.File.WriteAllBytesAsync(copy.File, script, cancellation);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (isOurs) System.IO.File.Delete(File);
    }
}
