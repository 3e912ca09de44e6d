namespace SocketsLessons.Tests.Wire;

/// <summary>A trace in its own file, which is gone at the end.</summary>
internal sealed class TraceFile : IDisposable
{
    public TraceFile(PacketTrace trace) => trace.Save(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}.pcapng");

    public void Dispose() => File.Delete(Path);
}
