namespace SocketsLessons.Charts;

/// <summary>A named series of points.</summary>
/// <param name="name">Its name in the legend.</param>
/// <param name="x">Where each point lies on the horizontal axis.</param>
/// <param name="y">Where each point lies on the vertical axis: one for each x.</param>
/// <exception cref="ArgumentException">There are not as many of one as of the other.</exception>
public sealed class Series(string name, IEnumerable<double> x, IEnumerable<double> y)
{
    /// <summary>Its name in the legend.</summary>
    public string Name { get; } = name;

    /// <summary>Where each point lies on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; } = [.. x];

    /// <summary>Where each point lies on the vertical axis.</summary>
    public IReadOnlyList<double> Y { get; } = x.Count() == y.Count()
        ? [.. y]
        : throw new ArgumentException($"The series \"{name}\" has {x.Count()} x and {y.Count()} y: give one y for each x.", nameof(y));
}
