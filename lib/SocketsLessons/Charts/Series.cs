namespace SocketsLessons;

/// <summary>A named series of points.</summary>
public sealed class Series
{
    /// <summary>Makes a series.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where each point lies on the horizontal axis.</param>
    /// <param name="y">Where each point lies on the vertical axis: one for each x.</param>
    /// <exception cref="ArgumentException">There are not as many of one as of the other.</exception>
    public Series(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        // Each is gone through once: it may be a measurement.
        (Name, X, Y) = (name, [.. x], [.. y]);
        if (X.Count != Y.Count)
            throw new ArgumentException(
                $"The series \"{name}\" has {X.Count} x and {Y.Count} y: give one y for each x.", nameof(y));
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>Where each point lies on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Where each point lies on the vertical axis.</summary>
    public IReadOnlyList<double> Y { get; }
}
