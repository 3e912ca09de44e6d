namespace SocketsLessons;

/// <summary>The forms in which a value can be shown, as MIME types.</summary>
internal static class MimeType
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>A plotly figure; VS Code and Jupyter draw it without the internet.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
