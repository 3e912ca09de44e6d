using System.Text;

namespace SocketsLessons.Protocol;

/// <summary>Sends what a cell writes to the console on as outputs, at once.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private readonly Action<string> _write;
    private char? _half;

    public ConsoleCapture(Action<string> write)
        : base(System.Globalization.CultureInfo.CurrentCulture)
    {
        _write = write;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        // Half of a character is no text yet.
        if (char.IsHighSurrogate(value)) _half = value;
        else _write(_half is { } half ? $"{half}{value}" : value.ToString());
        if (!char.IsHighSurrogate(value)) _half = null;
    }

    public override void Write(char[] buffer, int index, int count) => _write(new string(buffer, index, count));

    public override void Write(string? value) => _write(value ?? "");

    public override void WriteLine(string? value) => _write($"{value}\n");
}
