using System.Text;

namespace SocketsLessons.Runner.Running;

/// <summary>Sends what a cell writes to the console on as outputs, at once.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private readonly Action<string> _write;

    public ConsoleCapture(Action<string> write)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _write = write;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => _write(new string(buffer, index, count));

    public override void Write(string? value) => _write(value ?? "");

    public override void WriteLine(string? value) => _write($"{value}\n");
}
