using System.Reflection;

namespace SocketsLessons.Runner.Engine;

/// <summary>An engine that runs the cells of a notebook: a program that a <see cref="CellProcess"/> starts.</summary>
/// <param name="Name">Its name for the option <c>--engine</c>.</param>
/// <param name="Assembly">The program's assembly.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record CellEngine(string Name, string Assembly, params string[] Arguments)
{
    /// <summary>The hidden command that makes this program run cells itself.</summary>
    public const string Command = "__cells";

    public const string ScriptName = "script";
    public const string InteractiveName = "interactive";

    /// <summary>Roslyn scripting, in another process of this program.</summary>
    public static CellEngine Script { get; } = new(ScriptName, typeof(CellEngine).Assembly.Location, Command);

    /// <summary>The .NET Interactive kernel, which builds with <c>UseKernel=false</c> leave out.</summary>
    public static CellEngine Interactive { get; } = new(InteractiveName, Checkout.InteractiveAssembly);

    /// <summary>The engine if none is named: the kernel, unless this build leaves it out.</summary>
    public static CellEngine Default => HasKernel ? Interactive : Script;

    /// <summary>Whether this program was built with the kernel.</summary>
    public static bool HasKernel { get; } = typeof(CellEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(entry => entry is { Key: "UseKernel", Value: "true" });

    /// <summary>The engine of that name, or the default one.</summary>
    /// <exception cref="UserErrorException">The kernel is named, and this build leaves it out.</exception>
    public static CellEngine Named(string? name) => name switch
    {
        null => Default,
        ScriptName => Script,
        _ when HasKernel => Interactive,
        _ => throw new UserErrorException(
            "This build leaves out the .NET Interactive kernel (UseKernel=false). "
            + "Build without that setting, or run with --engine script."),
    };

    /// <summary>The command that starts it: its own launcher if there is one, else dotnet.</summary>
    public (string Program, string[] Arguments) Start()
    {
        var launcher = Path.ChangeExtension(Assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(launcher) ? (launcher, Arguments) : ("dotnet", [Assembly, .. Arguments]);
    }
}
