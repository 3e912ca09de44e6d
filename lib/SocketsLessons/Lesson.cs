using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>Where a lesson runs; every lesson shows it first.</summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Lesson : IRenderable
{
    private readonly bool _isNotebook;

    private Lesson() => (Host, _isNotebook) = HostOf(Assembly.GetEntryAssembly()?.GetName().Name);

    /// <summary>The operating system.</summary>
    public string System { get; } = RuntimeInformation.OSDescription;

    /// <summary>The version of .NET.</summary>
    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    /// <summary>The number of processors that this program may use.</summary>
    public int Processors { get; } = Environment.ProcessorCount;

    /// <summary>The program that runs the cells.</summary>
    public string Host { get; }

    /// <summary>What draws the charts.</summary>
    public string Charts { get; } = ChartEngine.Name;

    /// <summary>
    /// Opens a lesson; show what it returns. In a notebook it also makes numbers look the same on every machine, and
    /// keeps an unhandled exception in a background thread from ending the notebook.
    /// </summary>
    public static Lesson Open()
    {
        var lesson = new Lesson();
        if (!lesson._isNotebook) return lesson;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        UnhandledExceptions.Report();
        return lesson;
    }

    /// <summary>The same in one line.</summary>
    public override string ToString() =>
        $"This lesson runs on {System}, {Runtime}, {Processors} {(Processors == 1 ? "processor" : "processors")}, "
            + $"in {Host}. Charts: {Charts}.";

    string IRenderable.ToText() => ToString();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block($"<p class=\"note\">{Html.Encode(ToString())}</p>");

    /// <summary>The program that runs the cells, known by its entry assembly.</summary>
    internal static (string Name, bool IsNotebook) HostOf(string? entryAssembly) => entryAssembly switch
    {
        "lessons" => ("the lessons command", true),
        "SocketsLessons.Interactive" => ("the .NET Interactive kernel of the lessons command", true),
        "Microsoft.DotNet.Interactive.App" => (Environment.GetCommandLineArgs().Contains("jupyter")
            ? "Jupyter" : "the .NET Interactive kernel", true),
        "Verso.Cli" or "Verso.Blazor" or "Verso.Host" => ("Verso", true),
        _ => (Process.GetCurrentProcess().ProcessName, false),
    };
}
