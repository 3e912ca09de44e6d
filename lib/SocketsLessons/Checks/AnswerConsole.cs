using System.Text;

namespace SocketsLessons.Checks;

/// <summary>
/// Stands in front of the console. What an answer writes after its check is over would appear under a later cell, so
/// it goes nowhere, and the write fails, which ends most loops. Nor may it flood its own cell. Everything else passes.
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

    /// <summary>Installs it, unless it is there already. The host of the cells may have put another in its
    /// place.</summary>
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
        if (HasRoom(1)) _console.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        if (HasRoom(count)) _console.Write(buffer, index, count);
    }

    public override void Write(string? value)
    {
        if (HasRoom(value?.Length ?? 0)) _console.Write(value);
    }

    public override void WriteLine(string? value)
    {
        if (HasRoom((value?.Length ?? 0) + 1)) _console.WriteLine(value);
    }

    public override void Flush() => _console.Flush();

    private bool HasRoom(int count)
    {
        if (Answer.Current is not { } answer) return true;
        if (Answer.IsOver) throw new OperationCanceledException("The check of this code is over.");
        var before = Interlocked.Add(ref answer.ConsoleRoom, -count) + count;
        if (before < 0) return false;
        if (before < count) _console.WriteLine("… (the rest of what this code prints is left out)");
        return before >= count;
    }
}
