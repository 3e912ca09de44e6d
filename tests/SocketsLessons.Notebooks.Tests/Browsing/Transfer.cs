using System.IO.Compression;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>What a file costs on its way to a browser.</summary>
internal static class Transfer
{
    /// <summary>Its bytes compressed, as web servers send text and as Lighthouse weighs pages ("Avoid enormous network
    /// payloads").</summary>
    public static long Bytes(string file)
    {
        using var sent = new MemoryStream();
        using (var compressed = new GZipStream(sent, CompressionLevel.Optimal, leaveOpen: true))
            compressed.Write(File.ReadAllBytes(file));
        return sent.Length;
    }
}
