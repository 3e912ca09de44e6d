using System.Buffers.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>Pictures that a notebook holds, in base 64 by their media type, as addresses for a page.</summary>
internal static class PagePicture
{
    private const string Png = "image/png";

    // nbformat has pictures as base 64; SVG is text there. What a browser shows in an img element runs no script.
    private static readonly string[] Types = [Png, "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];

    /// <summary>The picture of an output, or null where there is none.</summary>
    public static string? Source(JsonObject data) => Source(data, Png);

    /// <summary>A picture that was dropped into a text cell, by its name, or null.</summary>
    public static string? Attachment(Cell cell, string name) =>
        (cell.Json["attachments"] as JsonObject)?[name] is JsonObject data
            ? Types.Select(type => Source(data, type)).FirstOrDefault(source => source is not null) : null;

    /// <summary>Base 64 has no character that would end an attribute; anything else is not a picture.</summary>
    private static string? Source(JsonObject data, string type) =>
        Cell.Text(data[type]).ReplaceLineEndings("") is { Length: > 0 } text && Base64.IsValid(text)
            ? $"data:{type};base64,{text}" : null;
}
