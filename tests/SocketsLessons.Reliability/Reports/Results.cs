using System.Text.Json;
using SocketsLessons.Runner;

namespace SocketsLessons.Reliability.Reports;

/// <summary>The last result of every situation, kept in a file, so that the report has them all.</summary>
internal sealed record Results(IReadOnlyList<Result> All)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n" };

    public static string Folder => Path.Combine(Checkout.Root, "tests", "SocketsLessons.Reliability", "Reports");

    private static string File => Path.Combine(Folder, "results.json");

    public static Results Read() => new(System.IO.File.Exists(File)
        ? JsonSerializer.Deserialize<Result[]>(System.IO.File.ReadAllText(File)) ?? [] : []);

    /// <summary>The results with this one in place of the one before.</summary>
    public Results With(Result result) =>
        new([.. All.Where(known => known.Situation != result.Situation).Append(result)
            .OrderBy(known => known.Situation, StringComparer.Ordinal)]);

    public void Write() => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(All, Format) + "\n");
}
