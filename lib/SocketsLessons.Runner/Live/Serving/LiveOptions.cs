using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>What <c>lessons open</c> is started with.</summary>
/// <param name="Lessons">The folder with the lessons.</param>
/// <param name="Work">The folder that the learner's own copies and progress are kept in.</param>
/// <param name="Engine">What runs the cells.</param>
internal sealed record LiveOptions(string Lessons, string Work, CellEngine Engine)
{
    /// <summary>The port to listen on; 0 is any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How long a lesson that nobody looks at keeps its process.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The file of plotly.js; with none, the page loads it from its CDN.</summary>
    public string? PlotlyFile { get; init; } = Checkout.PlotlyScriptIfBuilt;

    /// <summary>Gets an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
