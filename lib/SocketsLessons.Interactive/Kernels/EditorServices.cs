using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace SocketsLessons.Interactive.Kernels;

/// <summary>What an editor asks of the kernel: completions, hover texts, signatures, and errors before a cell is
/// run.</summary>
internal static class EditorServices
{
    /// <summary>Far more than the names that a lesson's code can see, about a thousand.</summary>
    private const int MaxCompletions = 5_000;

    /// <summary>The names of the kernel's extension methods, which every notebook's code can see; without those that
    /// LINQ has, too.</summary>
    private static readonly Lazy<FrozenSet<string>> KernelExtensions = new(() =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly =>
                assembly.GetName().Name!.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsDefined(typeof(ExtensionAttribute), inherit: false))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false))
            .Select(method => method.Name).Except(typeof(Enumerable).GetMethods().Select(method => method.Name))
            .ToFrozenSet());

    public static async Task<JsonNode?> AnswerAsync(Kernel kernel, string language, JsonObject question)
    {
        var code = question["code"]!.GetValue<string>();
        var place = new LinePosition(
            question["line"]?.GetValue<int>() ?? 0, question["character"]?.GetValue<int>() ?? 0);
        KernelCommand? command = question["what"]!.GetValue<string>() switch
        {
            "completions" => new RequestCompletions(code, place, language),
            "hover" => new RequestHoverText(code, place, language),
            "signatures" => new RequestSignatureHelp(code, place, language),
            "diagnostics" => new RequestDiagnostics(code, language),
            _ => null,
        };
        if (command is null) return null;
        var result = await kernel.SendAsync(command);
        return result.Events.Select(Answer).FirstOrDefault(answer => answer is not null);
    }

    private static JsonNode? Answer(KernelEvent happened) => happened switch
    {
        CompletionsProduced completions => new JsonObject
        {
            ["range"] = Range(completions.LinePositionSpan),
            ["items"] = new JsonArray([.. completions.Completions.Take(MaxCompletions).Select(Item)]),
        },
        HoverTextProduced hover => new JsonObject
        {
            ["range"] = Range(hover.LinePositionSpan),
            ["contents"] = new JsonArray([.. hover.Content
                .Select(value => new JsonObject { ["type"] = value.MimeType, ["value"] = value.Value })]),
        },
        SignatureHelpProduced help => new JsonObject
        {
            ["active"] = help.ActiveSignatureIndex,
            ["parameter"] = help.ActiveParameterIndex,
            ["signatures"] = new JsonArray([.. help.Signatures.Select(Signature)]),
        },
        DiagnosticsProduced diagnostics => new JsonObject
        {
            ["items"] = new JsonArray([.. diagnostics.Diagnostics.Select(diagnostic => new JsonObject
            {
                ["range"] = Range(diagnostic.LinePositionSpan),
                ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
                ["code"] = diagnostic.Code,
                ["message"] = diagnostic.Message,
            })]),
        },
        _ => null,
    };

    /// <summary>What belongs to a type comes first, then extension methods, and last those that the kernel adds to
    /// every type.</summary>
    private static int Rank(CompletionItem item) =>
        item.Kind != "ExtensionMethod" ? 0 : KernelExtensions.Value.Contains(item.FilterText) ? 2 : 1;

    private static JsonObject Item(CompletionItem item) => new()
    {
        ["label"] = item.DisplayText,
        ["kind"] = item.Kind,
        ["name"] = item.FilterText,
        ["sort"] = $"{Rank(item)}{item.SortText}",
        ["documentation"] = item.Documentation,
    };

    private static JsonObject Signature(SignatureInformation signature) => new()
    {
        ["label"] = signature.Label,
        ["documentation"] = signature.Documentation.Value,
        ["parameters"] = new JsonArray([.. signature.Parameters
            .Select(parameter => new JsonObject
            {
                ["label"] = parameter.Label, ["documentation"] = parameter.Documentation.Value,
            })]),
    };

    private static JsonArray? Range(LinePositionSpan? span) => span is null
        ? null : new(span.Start.Line, span.Start.Character, span.End.Line, span.End.Character);
}
