using System.Globalization;

namespace SocketsLessons;

/// <summary>
/// What was measured in a <see cref="PathLab"/>: just now on this machine or, if no lab can run here, earlier on
/// another one. Show it above the chart: it says in one line which of the two it is.
/// </summary>
/// <typeparam name="T">What was measured.</typeparam>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Measurement<T> : IRenderable
{
    internal Measurement(T value, DateOnly taken, string kernel, string command, string? unavailableReason)
    {
        Value = value;
        IsRecorded = unavailableReason is not null;
        Note = IsRecorded
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Recorded on {taken:d MMMM yyyy} on {kernel}, by `{command}`. Not measured here: {unavailableReason}")
            : $"Measured just now on this machine: {kernel}.";
    }

    /// <summary>What was measured.</summary>
    public T Value { get; }

    /// <summary>Whether it was read from a file because no lab can run here.</summary>
    public bool IsRecorded { get; }

    /// <summary>Where and when it was measured, and why not here, in one line.</summary>
    public string Note { get; }

    /// <summary>The same as <see cref="Note"/>.</summary>
    public override string ToString() => Note;

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block($"<p class=\"note\">{Html.Encode(Note)}</p>");
}
