using System.Globalization;
using System.Text;

namespace SocketsLessons.Protocol;

/// <summary>Sends what a cell writes to the console as outputs, at once.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private readonly Action<string> _write;
    private char? _highSurrogate;

    public ConsoleCapture(Action<string> write)
        : base(CultureInfo.CurrentCulture)
    {
        _write = write;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        // A high surrogate alone isn't text: it waits for the other half of its pair.
        if (char.IsHighSurrogate(value)) _highSurrogate = value;
        else _write(_highSurrogate is { } high ? $"{high}{value}" : value.ToString());
        if (!char.IsHighSurrogate(value)) _highSurrogate = null;
    }

    public override void Write(char[] buffer, int index, int count) => _write(new string(buffer, index, count));

    public override void Write(string? value) => _write(value ?? "");

    public override void WriteLine(string? value) => _write($"{value}\n");
}
