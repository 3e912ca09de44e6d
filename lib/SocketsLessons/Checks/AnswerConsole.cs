using System.Text;

namespace SocketsLessons.Checks;

/// <summary>
/// Stands in front of the console. What an answer writes after its check is over would appear under a later cell, so
/// it goes nowhere, and the write fails, which ends most loops; everything else passes.
/// </summary>
internal sealed class AnswerConsole : TextWriter
{
    private readonly TextWriter _console;

    private AnswerConsole(TextWriter console)
        : base(console.FormatProvider)
    {
        _console = console;
        CoreNewLine = console.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _console.Encoding;

    /// <summary>Installs it, unless it is there already. The host of the cells may have put another in its place.</summary>
    public static void Install()
    {
        if (s_output != Console.Out)
        {
            Console.SetOut(new AnswerConsole(Console.Out));
            s_output = Console.Out;
        }

        if (s_error == Console.Error) return;
        Console.SetError(new AnswerConsole(Console.Error));
        s_error = Console.Error;
    }

    private static TextWriter? s_output, s_error;

    public override void Write(char value)
    {
        ThrowIfOver();
        _console.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        ThrowIfOver();
        _console.Write(buffer, index, count);
    }

    public override void Write(string? value)
    {
        ThrowIfOver();
        _console.Write(value);
    }

    public override void WriteLine(string? value)
    {
        ThrowIfOver();
        _console.WriteLine(value);
    }

    public override void Flush() => _console.Flush();

    private static void ThrowIfOver()
    {
        if (Answer.IsOver) throw new OperationCanceledException("The check of this code is over.");
    }
}
