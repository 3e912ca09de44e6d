using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>What runs the cells of a notebook: a program that a <see cref="CellProcess"/> starts.</summary>
/// <param name="Name">Its name for the option <c>--engine</c>.</param>
/// <param name="Assembly">The program's assembly.</param>
/// <param name="Arguments">What it is started with.</param>
internal sealed record CellEngine(string Name, string Assembly, params string[] Arguments)
{
    /// <summary>The name of the hidden command that makes this very program run cells.</summary>
    public const string Command = "__cells";

    public const string ScriptName = "script";
    public const string InteractiveName = "interactive";

    /// <summary>Roslyn scripting, in this very program started once more.</summary>
    public static CellEngine Script { get; } = new(ScriptName, typeof(CellEngine).Assembly.Location, Command);

    /// <summary>The .NET Interactive kernel, which is there only where it has been built.</summary>
    public static CellEngine Interactive { get; } = new(InteractiveName, Checkout.InteractiveAssembly);

    public bool IsBuilt => File.Exists(Assembly);

    /// <summary>The engine of that name; with no name, the kernel where it is built, else scripting.</summary>
    /// <exception cref="NotebookException">The engine has not been built.</exception>
    public static CellEngine Named(string? name)
    {
        if (name == ScriptName || (name is null && !Interactive.IsBuilt)) return Script;
        if (!Interactive.IsBuilt) throw new NotebookException("The .NET Interactive kernel is not built. `lessons setup` builds it.");
        return Interactive;
    }

    /// <summary>How to start it: by its own launcher where there is one, else by dotnet.</summary>
    public (string Program, string[] Arguments) Start()
    {
        var launcher = Path.ChangeExtension(Assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(launcher) ? (launcher, Arguments) : ("dotnet", [Assembly, .. Arguments]);
    }
}
