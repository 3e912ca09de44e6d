namespace SocketsLessons.Runner.VsCode;

/// <summary>Makes the notebook extension start in every VS Code of a user: see <see cref="ToolManifest"/> and
/// <see cref="KernelTool"/>.</summary>
internal static class VsCodeRepair
{
    /// <summary>Repairs each folder and reports on each.</summary>
    /// <param name="globalStorages">The folders, as from <see cref="GlobalStorage.Find()"/>.</param>
    /// <param name="report">Receives the lines.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>True when there was a folder, and in each the extension now finds its manifest and its
    /// kernel.</returns>
    public static async Task<bool> RunAsync(
        IReadOnlyList<string> globalStorages, TextWriter report, CancellationToken cancellation)
    {
        if (globalStorages.Count == 0)
        {
            await report.WriteLineAsync(
                "No VS Code was found for this user. Start VS Code once, then run this again, " +
                "or give the path of its globalStorage folder.");
            return false;
        }

        var works = true;
        foreach (var folder in globalStorages) works &= await RepairAsync(folder, report, cancellation);
        return works;
    }

    private static async Task<bool> RepairAsync(string globalStorage, TextWriter report, CancellationToken cancellation)
    {
        try
        {
            await report.WriteLineAsync(ToolManifest.Place(globalStorage));
            var (runs, line) = await KernelTool.EnsureAsync(ToolManifest.ExtensionFolder(globalStorage), cancellation);
            await report.WriteLineAsync(line);
            return runs;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await report.WriteLineAsync($"{ToolManifest.PathIn(globalStorage)} is not in place: {problem.Message}");
            return false;
        }
    }
}
