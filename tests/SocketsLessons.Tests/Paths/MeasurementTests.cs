namespace SocketsLessons.Tests.Paths;

public sealed class MeasurementTests : IDisposable
{
    private const string No = "There is no lab in this test.";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"recorded-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Without_a_lab_the_recording_is_shown_with_its_origin()
    {
        var value = new[] { new Row(0.01, [1.5, double.NaN], TimeSpan.FromMilliseconds(20)) };
        var live = PathLab.Measure("06-a-run", () => value, null, () => _folder, write: true);
        Assert.False(live.IsRecorded);
        Assert.Same(value, live.Value);

        var shown = PathLab.Measure<Row[]>(
            "06-a-run", () => throw new InvalidOperationException("It measured."), No, () => _folder, write: false);

        Assert.True(shown.IsRecorded);
        Assert.Equal(value[0].Times, shown.Value[0].Times);
        Assert.Equal(value[0] with { Times = shown.Value[0].Times }, shown.Value[0]);
        Assert.Contains(
            $"Recorded on {DateTime.UtcNow.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}",
            shown.Note, StringComparison.Ordinal);
        Assert.Contains($"Linux {Environment.OSVersion.Version.ToString(3)}", shown.Note, StringComparison.Ordinal);
        Assert.Contains("record 06`", shown.Note, StringComparison.Ordinal);
        Assert.Contains(No, shown.Note, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', shown.Note);
    }

    [Fact]
    public void Nothing_is_written_unless_recording()
    {
        Assert.Equal(7, PathLab.Measure("06-a-run", () => 7, null, () => _folder, write: false).Value);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void Errors_are_reported_in_a_sentence()
    {
        Assert.Contains(
            "06-a-run.json is missing",
            Assert.Throws<FileNotFoundException>(
                () => PathLab.Measure("06-a-run", () => 1, No, () => _folder, false)).Message,
                StringComparison.Ordinal);
        Assert.Contains(
            No, Assert.Throws<InvalidOperationException>(
            () => PathLab.Measure("06-a-run", () => 1, No, () => _folder, true)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "return fewer samples",
            Assert.Throws<InvalidOperationException>(
                () => PathLab.Measure("06-a-run", () => new double[50_000], null, () => _folder, true)).Message,
                StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PathLab.Measure("../run", () => 1, null, () => _folder, true));
        Assert.Throws<ArgumentException>(() => PathLab.Measure("goodput", () => 1, null, () => _folder, true));
    }

    private sealed record Row(double Loss, double[] Times, TimeSpan Time);
}
