using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Scripting;

namespace SocketsLessons.Runner.Programs;

/// <summary>A lesson as one C# file that <c>dotnet run --file</c> runs: its text as comments, its cells one after the other.</summary>
internal static class LessonProgram
{
    /// <summary>How every such file begins.</summary>
    public const string Heading = "// Written by `lessons export`";

    // The file may lie below this project's own settings, which are for its code and not for lessons.
    private const string Directives =
        """
        #:property PublishAot=false
        #:property ImplicitUsings=disable
        #:property Nullable=annotations
        #:property AllowUnsafeBlocks=true
        #:property TreatWarningsAsErrors=false
        #:property WarningLevel=0
        #:property RunAnalyzers=false
        #:property GenerateDocumentationFile=false
        """;

    /// <summary>What a program of this kind has, and no cell may define under the same name.</summary>
    public static readonly IReadOnlyList<string> OwnNames = ["args", "Program", "LessonOutput", "display", "HTML"];

    /// <summary>What a notebook does for its cells.</summary>
    private const string Helpers =
        """
        /// <summary>Shows values as text, as a notebook shows them in other ways.</summary>
        static class LessonOutput
        {
            public static void display(object? value) => Console.WriteLine(value switch
            {
                null => "<null>",
                string text => text,
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                IEnumerable items => $"[ {string.Join(", ", items.Cast<object?>())} ]",
                _ => value.ToString(),
            });

            public static void Display(this object? value) => display(value);

            public static string HTML(string content) => content;
        }
        """;

    /// <summary>Writes the program.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="file">The file that the program will be in; it refers to the library from there.</param>
    /// <exception cref="NotebookException">A cell does not compile, or not as part of a program.</exception>
    public static string Write(Notebook lesson, string file)
    {
        var scripts = CellScripts.Of(lesson);
        var names = new ProgramNames(scripts);
        var types = new List<ProgramPart>();
        var body = new List<ProgramPart>();
        foreach (var cell in lesson.Cells)
        {
            if (!cell.IsCode)
            {
                body.Add(new($"{Prose.Comment(cell.Source)}\n", cell));
                continue;
            }

            var (statements, declared) = CellCode.Of(scripts.First(script => script.Cell == cell), names);
            types.AddRange(declared.Select(type => new ProgramPart($"{type}\n\n", cell)));
            if (statements.Length > 0) body.Add(new($"{statements}\n\n", cell));
        }

        var head = $"""
            {Heading} from {lesson.Name}.ipynb. Run it: dotnet run --file {Path.GetFileName(file)}
            {Directives}
            #:project {Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, Library(lesson)).Replace('\\', '/')}


            """;
        var usings = ScriptEngine.Imports.Select(name => new ProgramPart($"using {name};\n"))
            .Concat(scripts.SelectMany(script => script.Root.Usings.Select(directive => new ProgramPart($"{directive}\n", script.Cell))))
            .Append(new("using static LessonOutput;\n")).DistinctBy(part => part.Text);
        return ProgramCheck.Join(lesson, [new(head), .. usings, new("\n"), .. body, .. types, new(Helpers + "\n")],
            Path.Combine(Library(lesson), "bin", "SocketsLessons.dll"), implicitUsings: false);
    }

    /// <summary>The library's folder.</summary>
    private static string Library(Notebook lesson) => Path.GetFullPath(Path.Combine(lesson.Folder, "..", "lib", "SocketsLessons"));
}
