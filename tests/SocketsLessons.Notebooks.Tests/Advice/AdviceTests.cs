using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Advice;

namespace SocketsLessons.Notebooks.Tests.Advice;

/// <summary>The advice that the text of a cell or the compiler's error decides. Nothing is run.</summary>
public sealed class AdviceTests
{
    private static readonly ScriptOptions Options = CSharpScriptOptions.For(Repository.NotebookFolder);

    public static TheoryData<string, string> Waiting =>
        [.. AdviceCorpus.Cases("Waiting.txt"), .. AdviceCorpus.Cases("Async.txt"),
            .. AdviceCorpus.Cases("EndOfStream.txt")];

    public static TheoryData<string, string> Compiler =>
        [.. AdviceCorpus.Cases("Compiler.txt"), .. AdviceCorpus.Cases("KernelOnly.txt")];

    public static TheoryData<string, string> Notebooks => AdviceCorpus.Cases("Notebooks.txt");

    public static TheoryData<string, string> KernelOnly => AdviceCorpus.Cases("KernelOnly.txt");

    public static TheoryData<string, string> Languages => AdviceCorpus.Cases("Languages.txt");

    [Theory]
    [MemberData(nameof(Waiting))]
    public void Cell_that_never_ended_gets_the_right_sentence(string code, string expected)
    {
        var notebook = AdviceCorpus.Notebook(code);

        Assert.Equal(expected, AdviceCorpus.Name(TimeoutAdvice.Find(notebook.Cells[^1], notebook)));
    }

    [Theory]
    [MemberData(nameof(Compiler))]
    public void Cell_that_does_not_compile_gets_the_right_sentence(string code, string expected)
    {
        var cell = Runs.Make(code).Cells[0];

        Assert.Equal(expected, AdviceCorpus.Name(ScriptRules.Advice(Compile(cell), cell, isKernel: false)));
    }

    /// <summary>The second cell is compiled. The first has run only if it defines nothing.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Cell_that_misses_a_name_gets_the_right_sentence(string code, string expected)
    {
        var notebook = AdviceCorpus.Notebook(code);
        var first = notebook.Cells[0];
        var ran = first.Source == "1+1" ? new HashSet<Cell> { first } : [];

        Assert.Equal(expected, AdviceCorpus.Name(
            MissingName.Advice(Compile(notebook.Cells[1]), notebook.Cells[1], notebook, ran)));
    }

    [Theory]
    [MemberData(nameof(KernelOnly))]
    public void Kernel_is_not_recommended_to_itself(string code, string expected)
    {
        var cell = Runs.Make(code).Cells[0];

        Assert.NotEqual(expected, AdviceCorpus.Name(ScriptRules.Advice(Compile(cell), cell, isKernel: true)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Metadata_tells_the_language(string metadata, string expected)
    {
        var notebook = Notebook.Parse("a.ipynb", $$"""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {{metadata}},
            "cells": [{"cell_type": "code", "source": "1"}]}
            """);

        Assert.Equal(expected, notebook.Cells[0].IsCSharp ? "csharp" : notebook.Cells[0].Language);
    }

    private static JsonNode Compile(Cell cell)
    {
        var diagnostics = CSharpScript.Create(cell.Source, Options).Compile(TestContext.Current.CancellationToken);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return JsonNode.Parse(CompilationErrors.Of(diagnostics).ToJsonString())!;
    }
}
