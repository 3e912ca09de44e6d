using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Scripting;

/// <summary>What the .NET Interactive kernel offers in every C# cell, as far as lessons use it.</summary>
#pragma warning disable IDE1006, CA1708 // The kernel has both names, and writes them so.
public static class KernelHelpers
#pragma warning restore CA1708
{
    /// <summary>Takes the outputs of the running cell.</summary>
    internal static Action<JsonObject> Output { get; set; } = _ => { };

    /// <summary>Shows a value at once, while the cell goes on.</summary>
    public static void display(object? value) => Output(CellOutput.Display(MimeBundle.Of(value)));

    /// <summary>Makes HTML of a string; show it with <c>display</c> or as the cell's last expression.</summary>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Shows a value at once, while the cell goes on.</summary>
    public static void Display(this object? value) => display(value);
}
