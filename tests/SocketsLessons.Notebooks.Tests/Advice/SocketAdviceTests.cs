namespace SocketsLessons.Notebooks.Tests.Advice;

/// <summary>What a run says about a mistake beside what the compiler or the system says.</summary>
public sealed class SocketAdviceTests
{
    private const string Usings = "using System.Net;\nusing System.Net.Sockets;";
    private const string Tcp = "new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)";

    [Fact]
    public async Task A_cell_that_is_run_too_early_is_told_which_cell_to_run_first()
    {
        var result = await Runs.RunAsync("1", "Console.Write(later);", "var later = 3;");

        Assert.EndsWith(
            "First run the cell that begins with `var later = 3;`: 'later' is defined there.", result.Failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mere_slip_gets_the_compilers_words_alone()
    {
        var result = await Runs.RunAsync("var given = 1;", "Console.Write(givn);");

        Assert.Contains("(1,15): error CS0103", result.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("First run", result.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.Bind(loopback); one.Listen(); two.Bind(one.LocalEndPoint!); two.Listen();", "port 0")]
    [InlineData("one.Bind(loopback); two.Connect(one.LocalEndPoint!);", "No server listens")]
    [InlineData("one.Send(new byte[1]);", "Connect comes before Send")]
    [InlineData("one.Dispose(); one.Send(new byte[1]);", "closed before this call")]
    public async Task A_socket_error_comes_with_what_to_do_about_it(string code, string advice)
    {
        var result = await Runs.RunAsync(
            Usings,
            $"using (var one = {Tcp})\nusing (var two = "
                + $"{Tcp})\n{{\nvar loopback = new IPEndPoint(IPAddress.Loopback, 0); {code}\n}}");

        Assert.Contains(advice, result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_nobody_awaits_is_named_though_the_cell_runs()
    {
        var result = await Runs.RunAsync("async Task Fails() { await Task.Yield(); throw new Exception(); }\nFails();");

        Assert.Null(result.Failure);
        Assert.Contains(
            "Line 2: this call isn't awaited", Runs.Shown(result.Executed.Cells[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"thrown aside\")).Start();")]
    [InlineData("async void Later() { await Task.Yield(); throw new Exception(\"thrown aside\"); }\nLater();")]
    public async Task An_exception_that_no_cell_waits_for_is_told_and_ends_nothing(string code)
    {
        var opening = Repository.Lessons[0].CodeCells.First().Source;
        // The next cell waits until it has been told; it would not run at all if the program had ended.
        var result = await Runs.RunAsync(
            opening,
            "var said = new System.IO.StringWriter(); var before = Console.Error; Console.SetError(said);\n" + code
            + "\nvar isTold = System.Threading.SpinWait.SpinUntil(() => { lock (said) return "
                + "said.ToString().Contains(\"thrown aside\"); }, 10_000); Console.SetError(before);",
            "Console.Write(isTold)");

        Assert.Null(result.Failure);
        Assert.Equal("True", Runs.Shown(result.Executed.Cells[2]));
    }

    [Fact]
    public async Task Numbers_look_the_same_in_every_culture_once_a_lesson_is_open()
    {
        // As on a machine that is set to Arabic; the digits and signs of a culture are in the CLDR (cldr.unicode.org).
        const string Arabic =
            "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new "
                + "System.Globalization.CultureInfo(\"ar-SA\");";
        var result = await Runs.RunAsync(
            Arabic, "Console.Write($\"{0.5:0.0}\")", Repository.Lessons[0].CodeCells.First().Source,
            "Console.Write($\"{0.5:0.0}\")");

        Assert.Null(result.Failure);
        Assert.SkipWhen(Runs.Shown(result.Executed.Cells[1]) == "0.5", "This .NET has no cultures.");
        Assert.Equal("0.5", Runs.Shown(result.Executed.Cells[3]));
    }

    [Fact]
    public async Task A_using_declaration_outside_a_block_is_explained()
    {
        var result = await Runs.RunAsync("using var text = new System.IO.StringWriter();");

        Assert.Contains("Write `using (var text = …)`", result.Failure, StringComparison.Ordinal);
    }
}
