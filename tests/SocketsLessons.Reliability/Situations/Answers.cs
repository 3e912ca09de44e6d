using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Puts a mistake in the place of an exercise's answer, by the signature of its stub.</summary>
internal static class Answers
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The code of the cell with the mistake in it; null where the stub has no place for it.</summary>
    public static string? With(LessonExercise exercise, Mistake mistake)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(exercise.Stub.Source, Script).GetRoot();
        var function = root.Members.OfType<MethodDeclarationSyntax>().LastOrDefault(Asked(root));
        if (function is null) return null;
        var given = function.ParameterList.Parameters.FirstOrDefault(
            parameter => parameter.Type?.ToString() == "Socket")?.Identifier.Text;
        if (mistake.NeedsSocket && given is null) return null;
        var isAsync = function.Modifiers.Any(SyntaxKind.AsyncKeyword);
        var isVoid = function.ReturnType.ToString() is "void"
            || (isAsync && function.ReturnType.ToString() is "Task" or "ValueTask");
        if (isVoid && mistake.Ends == MistakeEnd.CompilerOrCheckResult) return null;
        var body = mistake.Body.Replace("GIVEN", given, StringComparison.Ordinal);
        if (isVoid) body = body.Replace("return default!;", "return;", StringComparison.Ordinal);
        var whole = function.SemicolonToken.IsKind(SyntaxKind.None) ? function.Body!.Span : TextSpanOf(function);
        return $"{exercise.Stub.Source[..whole.Start]}{{ {body} }}{exercise.Stub.Source[whole.End..]}";
    }

    /// <summary>Those that the check is given; the others are there to help.</summary>
    private static Func<MethodDeclarationSyntax, bool> Asked(CompilationUnitSyntax root)
    {
        var names = root.Members.Last().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.Text).ToHashSet();
        return function => names.Contains(function.Identifier.Text);
    }

    private static Microsoft.CodeAnalysis.Text.TextSpan TextSpanOf(MethodDeclarationSyntax function) =>
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(
            function.ExpressionBody!.SpanStart, function.SemicolonToken.Span.End);
}
