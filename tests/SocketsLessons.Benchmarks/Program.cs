using System.Net.Sockets;
using SocketsLessons.Benchmarks;
using SocketsLessons.Benchmarks.RoundTrips;

// The other end of a round trip, in its own process: a benchmark starts it and kills it.
if (args is ["--echo", var protocol]) BareSockets.Echo(protocol == "tcp" ? ProtocolType.Tcp : ProtocolType.Udp);

// One benchmark a file: a new one is a file beside this one, and a line here.
(string Name, string What, Action Run)[] benchmarks =
[
    ("link-lateness", "how late a link passes datagrams on, and at what CPU cost", LinkLateness.Run),
    ("link-rate", "the largest rate that a link passes on without losing any itself", LinkRate.Run),
    ("capture-cost", "what it costs a path that its packets are captured", CaptureCost.Run),
    ("live-page", "what the live page adds to a cell, completions, and memory", LivePageCosts.Run),
    ("live-page-start", "how soon a page of 40 cells can be used", LivePageStart.Run),
    ("published-page", "how soon the longest lesson is painted", PublishedPagePaint.Run),
    ("round-trips", "the probes against bare .NET sockets and against C", RoundTripFloor.Run),
];

var chosen = benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name)).ToArray();
var unknown = args.Except(benchmarks.Select(b => b.Name)).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"No benchmark is called {string.Join(", ", unknown)}. There are:");
    foreach (var (name, what, _) in benchmarks) Console.Error.WriteLine($"  {name,-16} {what}");
    return 1;
}

foreach (var (name, what, run) in chosen)
{
    Console.WriteLine($"== {name}: {what}");
    run();
    Console.WriteLine();
}

return 0;
