namespace SocketsLessons.Runner.Advice;

/// <summary>The namespaces that a cell must import itself, with the types that cells about sockets use.</summary>
internal static class TypeNamespaces
{
    private static readonly Dictionary<string, string> ByType = new[]
    {
        ("System.Net.Sockets", "Socket SocketType SocketException SocketError SocketFlags SocketShutdown ProtocolType "
            + "AddressFamily TcpClient TcpListener UdpClient NetworkStream SocketOptionName SocketOptionLevel "
            + "SelectMode"),
        ("System.Net", "IPAddress IPEndPoint EndPoint Dns IPNetwork"),
        ("System.Net.Http", "HttpClient"),
        ("System.Net.NetworkInformation", "NetworkInterface Ping IPGlobalProperties"),
        ("System.IO", "Stream StreamReader StreamWriter MemoryStream File IOException BinaryReader BinaryWriter "
            + "EndOfStreamException"),
        ("System.Threading", "Thread CancellationToken CancellationTokenSource Interlocked Timeout SemaphoreSlim "
            + "ManualResetEvent"),
        ("System.Diagnostics", "Stopwatch Process"),
        ("System.Buffers.Binary", "BinaryPrimitives"),
        ("System.Text.Json", "JsonSerializer"),
        ("System.Text.RegularExpressions", "Regex"),
        ("System.Collections.Concurrent", "ConcurrentDictionary ConcurrentQueue BlockingCollection"),
    }.SelectMany(entry => entry.Item2.Split(' ').Select(type => (type, entry.Item1))).ToDictionary();

    /// <summary>The namespace of a type, or null.</summary>
    public static string? Find(string type) => ByType.GetValueOrDefault(type);
}
