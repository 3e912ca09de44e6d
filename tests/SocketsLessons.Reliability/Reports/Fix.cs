using System.Text.Json;

namespace SocketsLessons.Reliability.Reports;

/// <summary>A failure that a situation has brought to light, and what was done about it; written by hand in
/// fixes.json.</summary>
/// <param name="On">The day, as yyyy-MM-dd.</param>
/// <param name="Situation">The name of the situation.</param>
/// <param name="Found">What failed.</param>
/// <param name="How">What was done.</param>
internal sealed record Fix(string On, string Situation, string Found, string How)
{
    public static IReadOnlyList<Fix> Read() =>
        JsonSerializer.Deserialize<Fix[]>(File.ReadAllText(Path.Combine(Results.Folder, "fixes.json"))) ?? [];
}
