using System.Text;
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
    /// <exception cref="NotebookException">A cell does not compile, or is not for a program.</exception>
    public static string Write(Notebook lesson, string file)
    {
        var scripts = CellScripts.Of(lesson);
        var names = new ProgramNames(scripts);
        var types = new List<string>();
        var body = new StringBuilder();
        foreach (var cell in lesson.Cells)
        {
            if (!cell.IsCode)
            {
                body.Append(Prose.Comment(cell.Source)).Append('\n');
                continue;
            }

            var (statements, declared) = CellCode.Of(scripts.First(script => script.Cell == cell), names);
            types.AddRange(declared);
            if (statements.Length > 0) body.Append(statements).Append("\n\n");
        }

        var usings = ScriptEngine.Imports.Select(name => $"using {name};")
            .Concat(scripts.SelectMany(script => script.Root.Usings).Select(directive => directive.ToString()))
            .Append("using static LessonOutput;").Distinct();
        return $"""
            {Heading} from {lesson.Name}.ipynb. Run it: dotnet run --file {Path.GetFileName(file)}
            {Directives}
            #:project {Library(lesson, file)}

            {string.Join('\n', usings)}

            {body}{string.Concat(types.Select(type => type + "\n\n"))}{Helpers}

            """;
    }

    /// <summary>The library's folder, seen from the file's.</summary>
    private static string Library(Notebook lesson, string file)
    {
        var library = Path.GetFullPath(Path.Combine(lesson.Folder, "..", "lib", "SocketsLessons"));
        return Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, library).Replace('\\', '/');
    }
}
