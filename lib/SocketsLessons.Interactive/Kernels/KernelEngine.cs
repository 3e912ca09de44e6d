using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using SocketsLessons.Protocol;

namespace SocketsLessons.Interactive.Kernels;

/// <summary>
/// Runs C# cells in the .NET Interactive kernel, set up as the kernel tool sets it up for a notebook, but for
/// the restoring of packages, which lessons never do.
/// </summary>
internal sealed class KernelEngine : ICellEngine, IDisposable
{
    private const string Language = "csharp";

    private readonly CompositeKernel _kernel = new();
    private readonly Action<JsonObject> _output;
    private int _executionCount;

    public KernelEngine(Action<JsonObject> output)
    {
        _output = output;
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        _kernel.Add(new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing(), ["c#", "C#"]);
        _kernel.DefaultKernelName = Language;
        // The start of the compiler, the loader and the formatters takes a second or more. It belongs to no cell.
        _kernel.SendAsync(new SubmitCode("1 + 1", Language)).GetAwaiter().GetResult();
        // For as long as the process lives: what a cell left running may still write.
        _kernel.KernelEvents.Subscribe(Show);
    }

    /// <summary>Runs one cell.</summary>
    /// <returns>Whether it ran to its end; if not, the error has been sent as an output.</returns>
    public async Task<bool> RunAsync(int executionCount, string code)
    {
        _executionCount = executionCount;
        var result = await _kernel.SendAsync(new SubmitCode(code, Language));
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is not { } failed) return true;
        _output(Error(failed));
        return false;
    }

    public Task<JsonNode?> AnswerAsync(JsonObject question) => EditorServices.AnswerAsync(_kernel, Language, question);

    public void Dispose() => _kernel.Dispose();

    private void Show(KernelEvent happened)
    {
        if (OutputOf(happened) is { } output) _output(output);
    }

    private JsonObject? OutputOf(KernelEvent happened) => happened switch
    {
        StandardOutputValueProduced text => CellOutput.Stream("stdout", Text(text)),
        StandardErrorValueProduced text => CellOutput.Stream("stderr", Text(text)),
        ErrorProduced text => CellOutput.Stream("stderr", Text(text)),
        DisplayedValueProduced or DisplayedValueUpdated => CellOutput.Display(Bundle((DisplayEvent)happened)),
        // What `display` returns has been shown already.
        ReturnValueProduced { Value: not DisplayedValue } value => CellOutput.Result(Bundle(value), _executionCount),
        _ => null,
    };

    private static string Text(DisplayEvent written) =>
        string.Concat(written.FormattedValues.Select(value => value.Value));

    private static JsonObject Bundle(DisplayEvent shown)
    {
        var bundle = new JsonObject();
        foreach (var value in shown.FormattedValues)
        {
            bundle[value.MimeType] = value.MimeType.EndsWith("json", StringComparison.Ordinal)
                ? JsonNode.Parse(value.Value) : value.Value;
        }

        return bundle;
    }

    private static JsonObject Error(CommandFailed failed) => failed.Exception switch
    {
        // Its message has the compiler's errors, one a line.
        CodeSubmissionCompilationErrorException => CellOutput.CompilationError(
            failed.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        { } error => ExceptionReport.Of(error),
        null => CellOutput.Error("NotSupported", failed.Message, failed.Message.Split('\n')),
    };
}
