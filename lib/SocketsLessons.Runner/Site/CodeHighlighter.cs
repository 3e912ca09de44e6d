using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes C# as HTML in which keywords, strings, numbers and comments can be styled.</summary>
internal static class CodeHighlighter
{
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpScriptOptions.ParseCell(code).DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) AppendTrivia(html, trivia);
            Append(html, token.Text, Class(token));
            foreach (var trivia in token.TrailingTrivia) AppendTrivia(html, trivia);
        }

        return html.ToString();
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTrivia trivia) =>
        Append(html, trivia.ToFullString(), trivia.IsDirective ? "directive"
            : trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) ? "comment"
            : null);

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedStringTextToken => "string",
        _ when token.IsKeyword() || token.IsContextualKeyword() || token.Text == "var" => "keyword",
        _ => null,
    };

    private static void Append(StringBuilder html, string text, string? style)
    {
        if (text.Length == 0) return;
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(style is null ? encoded : $"<span class=\"{style}\">{encoded}</span>");
    }
}
