namespace SocketsLessons;

/// <summary>A named series of points for <see cref="Chart.Throughput"/>.</summary>
public sealed class Series
{
    /// <summary>Creates a series.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">The points' positions on the horizontal axis.</param>
    /// <param name="y">The points' positions on the vertical axis, one for each x.</param>
    /// <exception cref="ArgumentException">The numbers of x and y differ.</exception>
    public Series(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        // Enumerated once, because enumerating may measure.
        (Name, X, Y) = (name, [.. x], [.. y]);
        if (X.Count != Y.Count)
            throw new ArgumentException(
                $"The series \"{name}\" has {X.Count} x and {Y.Count} y: give one y for each x.", nameof(y));
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>The points' positions on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The points' positions on the vertical axis.</summary>
    public IReadOnlyList<double> Y { get; }
}
