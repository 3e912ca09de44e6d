using System.Globalization;

namespace SocketsLessons.Notebooks.Tests.Engine;

/// <summary>Cells that write, read, start and end what they should not: the run goes on, and nothing is left.</summary>
public sealed class HostileCellTests
{
    private const string Raw =
        "var raw = Console.OpenStandardOutput(); void Write(string text) { raw.Write(Encoding.UTF8.GetBytes(text)); "
            + "raw.Flush(); }";

    [Theory]
    [InlineData("{\"event\":\"done\",\"ok\":true}\n")]
    [InlineData("{\"event\":\"x\"}\n")]
    [InlineData("{\"event\":1,\"event\":2}\n")]
    [InlineData("no new line")]
    public async Task Text_written_past_Console_is_text_and_nothing_else(string text)
    {
        var literal = $"\"\"\"\n{text.TrimEnd('\n')}\n\"\"\"" + (text.EndsWith('\n') ? " + \"\\n\"" : "");
        var result = await Runs.RunAsync(Raw, $"Write({literal});", "\"after\"", "throw new Exception(\"own\");");

        Assert.EndsWith(
            "cell [4] `throw new Exception(\"own\");`: System.Exception: own (line 1)", result.Failure,
            StringComparison.Ordinal);
        Assert.Contains(
            text.TrimEnd(), string.Concat(Runs.Outputs(result).Select(Runs.Shown)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_reads_its_input_takes_no_cell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "cat is a program of Unix.");
        var result = await Runs.RunAsync("System.Diagnostics.Process.Start(\"cat\").WaitForExit();", "1", "2");

        Assert.Null(result.Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Environment.Exit(1);")]
    public async Task What_a_cell_has_started_ends_with_the_run(string then)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere only what is still a child of the process is found.");
        // The shell ends at once, and leaves its child to the system.
        var result = await Runs.RunAsync(
            "var start = new System.Diagnostics.ProcessStartInfo(\"sh\", \"-c \\\"sleep 300 & echo $!\\\"\") { "
                + "RedirectStandardOutput = true };\n"
            + "Console.Write(System.Diagnostics.Process.Start(start)!.StandardOutput.ReadLine());",
            then);

        var child = int.Parse(Runs.Shown(result.Executed.Cells[0]), CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => Runs.IsGone(child), TimeSpan.FromSeconds(10)));
        Assert.Equal(then.Length > 0, result.Failure?.Contains("has ended", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task A_cells_own_Console_Out_is_its_own()
    {
        var result = await Runs.RunAsync("Console.SetOut(System.IO.TextWriter.Null);", "Console.Write(\"heard\")");

        Assert.Equal("heard", Runs.Shown(result.Executed.Cells[1]));
    }

    [Fact]
    public async Task Text_of_any_length_is_cut_and_characters_are_kept_whole()
    {
        var result = await Runs.RunAsync(
            "Console.WriteLine(new string('x', 5_000_000));", "foreach (var half in \"😀é\") Console.Write(half);");

        Assert.InRange(Runs.Shown(result.Executed.Cells[0]).Length, 100_000, 100_100);
        Assert.Contains("truncated", Runs.Shown(result.Executed.Cells[0]), StringComparison.Ordinal);
        Assert.Equal("😀é", Runs.Shown(result.Executed.Cells[1]));
    }

    [Fact]
    public async Task What_is_shown_is_cut_too()
    {
        var result = await Runs.RunAsync(
            "for (var i = 0; i < 1_500; i++) display(i);",
            "for (var i = 0; i < 200; i++) display(new string('x', 200_000));");

        Assert.Equal(1_001, result.Executed.Cells[0].Outputs.Count);
        Assert.InRange(result.Executed.ToText().Length, 10_000_000, 25_000_000);
    }

    [Theory]
    [InlineData("throw new Exception(\"one\\ntwo\\nthree\");", "System.Exception: one (line 1)")]
    [InlineData(
        "class Odd : Exception { public override string Message => throw new Exception(); }\nthrow new Odd();",
        "(its Message throws)")]
    public async Task A_failure_is_told_in_one_line(string cell, string expected)
    {
        var result = await Runs.RunAsync(cell);

        Assert.DoesNotContain('\n', result.Failure!);
        Assert.Contains(expected, result.Failure, StringComparison.Ordinal);
    }
}
