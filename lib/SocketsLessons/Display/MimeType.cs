namespace SocketsLessons;

/// <summary>The MIME types that values are shown as.</summary>
internal static class MimeType
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    /// <summary>A plotly figure, which VS Code and Jupyter draw offline.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
