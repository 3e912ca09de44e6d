namespace SocketsLessons.Runner.Engine;

/// <summary>What <c>display</c> returns. As the cell's last expression, it isn't shown once more.</summary>
public sealed class DisplayedValue
{
    private readonly Action<object?> _show;

    internal DisplayedValue(Action<object?> show) => _show = show;

    /// <summary>Shows another value. As in the kernel, it follows the first, which stays.</summary>
    public void Update(object? value) => _show(value);
}
