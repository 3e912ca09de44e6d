using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Scripting;

namespace SocketsLessons.Runner.Programs;

/// <summary>Compiles the cells of a lesson, without running them.</summary>
internal static class CellScripts
{
    /// <exception cref="NotebookException">A cell does not compile.</exception>
    public static IReadOnlyList<CellScript> Of(Notebook lesson)
    {
        var scripts = new List<CellScript>();
        var options = ScriptEngine.OptionsFor(lesson.Folder);
        Script<object>? before = null;
        foreach (var cell in lesson.CodeCells)
        {
            if (cell.Language is not ("csharp" or "C#"))
                throw new NotebookException($"{lesson.Name}, {cell.Called}: the cell is written in '{cell.Language}'; only C# can be exported.");
            if (CellDirectives.Unknown(cell.Source, ScriptEngine.Parse) is { } unknown)
                throw new NotebookException($"{lesson.Name}, {cell.Called}: the cell cannot be exported. {unknown}");
            var script = before is null
                ? CSharpScript.Create(cell.Source, options)
                : before.ContinueWith(cell.Source, options);
            if (script.GetCompilation().GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
                throw new NotebookException($"{lesson.Name}, {cell.Called}: the cell does not compile, so it cannot be exported: {error}");
            scripts.Add(new CellScript(cell, script.GetCompilation()));
            before = script;
        }

        return scripts;
    }
}
