using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using SocketsLessons.Charts;
using SocketsLessons.Display;

namespace SocketsLessons;

/// <summary>Where a lesson is running; every lesson opens by showing it.</summary>
[TypeFormatterSource(typeof(ShownFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Lesson : IShown
{
    private Lesson()
    {
    }

    /// <summary>The operating system.</summary>
    public string System { get; } = RuntimeInformation.OSDescription;

    /// <summary>The version of .NET.</summary>
    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    /// <summary>The number of processors that this program may use.</summary>
    public int Processors { get; } = Environment.ProcessorCount;

    /// <summary>The program that runs the cells.</summary>
    public string Host { get; } = FindHost();

    /// <summary>What draws the charts.</summary>
    public string Charts { get; } = ChartEngine.Name;

    /// <summary>Opens a lesson: show what this returns.</summary>
    public static Lesson Open() => new();

    /// <summary>All of it in one line.</summary>
    public override string ToString() =>
        $"This lesson runs on {System}, {Runtime}, {Processors} {(Processors == 1 ? "processor" : "processors")}, in {Host}. Charts: {Charts}.";

    string IShown.ToText() => ToString();

    string IShown.ToHtml() => Html.Block($"<p class=\"note\">{Html.Encode(ToString())}</p>");

    private static string FindHost() => Assembly.GetEntryAssembly()?.GetName().Name switch
    {
        "lessons" => "the lessons command",
        "SocketsLessons.Interactive" => "the .NET Interactive kernel of the lessons command",
        "Microsoft.DotNet.Interactive.App" => Environment.GetCommandLineArgs().Contains("jupyter")
            ? "Jupyter" : "the .NET Interactive kernel",
        _ => Process.GetCurrentProcess().ProcessName,
    };
}
