using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>The helpers of the .NET Interactive kernel that lessons use in their C# cells.</summary>
#pragma warning disable IDE1006, CA1708 // The kernel has both names, and writes them so.
public static class KernelHelpers
#pragma warning restore CA1708
{
    /// <summary>Receives the outputs of the running cell.</summary>
    internal static Action<JsonObject> Output { get; set; } = _ => { };

    /// <summary>Shows a value at once, while the cell continues.</summary>
    public static DisplayedValue display(object? value)
    {
        Output(CellOutput.Display(MimeBundle.Of(value)));
        return new DisplayedValue(next => display(next));
    }

    /// <summary>Makes HTML of a string; show it with <c>display</c> or as the cell's last expression.</summary>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Shows a value at once, while the cell continues.</summary>
    public static DisplayedValue Display(this object? value) => display(value);
}
