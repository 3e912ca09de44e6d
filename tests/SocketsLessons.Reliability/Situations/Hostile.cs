using System.Text.Json.Nodes;
using SocketsLessons.Runner;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Puts HTML where learners' own words go, and looks for it on the page.</summary>
internal static class Hostile
{
    /// <summary>As it must not stand on any page, be it in HTML, in an attribute or in a script.</summary>
    private const string Element = "<img src=x onerror=alert(1)>";
    // The element first: a check shows only the beginning of a long answer.
    private const string Words = Element + "</script></pre><!-- \"' & ";

    // H is the hostile text in each cell.
    private static readonly (string Place, string Code)[] Places =
    [
        ("the console", "Console.WriteLine(H); Console.Error.WriteLine(H);"),
        ("a string", "H"),
        ("an object", "new { Name = H }"),
        ("a list", "new List<string> { H }"),
        ("an exception", "throw new Exception(H);"),
        ("a compiler error", "#error <img src=x onerror=alert(1)> </script>"),
        ("a table", "new SocketsLessons.Table(H, [H, H], [[H, H]])"),
        ("a claim", "new SocketsLessons.Claim(H).Case(H, true, H)"),
        ("a diagram",
            "var t = new SocketsLessons.Timeline(); t.Phase(H); t.Client(() => { }, H); try { t.Server(() => throw "
                + "new Exception(H), H); } catch { }\nt"),
        ("the lifetimes of sockets",
            "var l = new SocketsLessons.SocketLifetimes(); l.Track(H, "
                + "H).Dispose();\nSocketsLessons.Chart.Lifetimes(H, l)"),
        ("a chart of ports", "SocketsLessons.Chart.Ports(H, [40_000, 40_002, 40_004], 40_000, 40_100)"),
        ("a chart of arrivals", "SocketsLessons.Chart.ArrivalOrder(H, new SocketsLessons.Arrivals(H, 3, [0, 2, 1]))"),
        ("a chart of losses", "SocketsLessons.Chart.Loss(H, new SocketsLessons.Arrivals(H, 3, [0, 2]))"),
        ("an exercise that throws", "SocketsLessons.Checks.StartHereChecks.Port(_ => throw new Exception(H))"),
        ("an exercise's answer", "SocketsLessons.Checks.SocketsAndEndpointsChecks.Parse(_ => (H, 1))"),
        ("a letter", "SocketsLessons.Checks.ClosingAndFailingChecks.ReadDiagram(H, 0, H)"),
        ("an exercise's message to a client",
            "SocketsLessons.Checks.AServerAndAClientChecks.WelcomeServer(s => { s.Listen(); using var c = "
                + "s.Accept(); c.Send(Encoding.UTF8.GetBytes(H)); })"),
    ];

    public static async Task RunAsync(Work work)
    {
        var notebook = Make(
            [LessonContract.LibraryLine, $"const string H = \"\"\"{Words}\"\"\";",
            .. Places.Select(place => place.Code)]);
        using var session = LessonSession.Start(notebook, CellEngine.Script);
        await session.OpenAsync(CancellationToken.None);
        foreach (var (index, cell) in notebook.CodeCells.Index())
        {
            var failure = await session.RunAsync(cell, TimeSpan.FromSeconds(30), CancellationToken.None);
            if (index < 2) continue;
            // A page with this cell's outputs alone, and its failure at the top.
            var alone = Make(["1"]);
            foreach (var output in cell.Outputs) alone.Cells[0].Outputs.Add(output!.DeepClone());
            var page = LessonPage.Write(
                new LessonResult(CellEngine.Script, alone, failure, TimeSpan.Zero), new SiteOptions());
            var place = Places[index - 2].Place;
            var isShown = page.Contains("onerror", StringComparison.Ordinal) || place == "the traces of servers";
            work.Tell(place, page.Contains(Element, StringComparison.Ordinal) ? "it arrives as HTML."
                : isShown ? null : $"it is not shown at all: {failure}");
        }
    }

    private static Notebook Make(string[] sources)
    {
        var cells = new JsonArray();
        foreach (var source in sources)
            cells.Add(new JsonObject { ["cell_type"] = "code", ["source"] = source, ["metadata"] = new JsonObject() });
        return Notebook.Parse(Path.Combine(Checkout.Root, "notebooks", "hostile.ipynb"), new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp" } },
            ["cells"] = cells,
        }.ToJsonString());
    }
}
