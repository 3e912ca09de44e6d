using System.Reflection;
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

    /// <summary>The .NET Interactive kernel, which builds with <c>UseKernel=false</c> leave out.</summary>
    public static CellEngine Interactive { get; } = new(InteractiveName, Checkout.InteractiveAssembly);

    /// <summary>What runs cells where no engine is named: the kernel, unless this build leaves it out.</summary>
    public static CellEngine Default => HasKernel ? Interactive : Script;

    /// <summary>Whether this program was built with the kernel.</summary>
    public static bool HasKernel { get; } = typeof(CellEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(entry => entry is { Key: "UseKernel", Value: "true" });

    /// <summary>The engine of that name; the default one where there is no name.</summary>
    /// <exception cref="NotebookException">The kernel is asked for, and this build leaves it out.</exception>
    public static CellEngine Named(string? name) => name switch
    {
        null => Default,
        ScriptName => Script,
        _ when HasKernel => Interactive,
        _ => throw new NotebookException(
            "This build leaves out the .NET Interactive kernel (UseKernel=false). Build without that setting, or run with --engine script."),
    };

    /// <summary>How to start it: by its own launcher where there is one, else by dotnet.</summary>
    public (string Program, string[] Arguments) Start()
    {
        var launcher = Path.ChangeExtension(Assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(launcher) ? (launcher, Arguments) : ("dotnet", [Assembly, .. Arguments]);
    }
}
