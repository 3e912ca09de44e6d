using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

/// <summary>A TCP server of bare sockets that serves one connection as a test's script says.</summary>
internal sealed class ScriptedTcpServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Thread _thread;
    private Socket? _accepted;

    public ScriptedTcpServer(Action<Socket> script)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
        _thread = new Thread(() =>
        {
            try
            {
                _accepted = _listener.Accept();
                _accepted.NoDelay = true;
                script(_accepted);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException) { }
            finally
            {
                _accepted?.Dispose();
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    public IPEndPoint EndPoint { get; }

    public static ScriptedTcpServer Echo() => new(connection =>
    {
        var buffer = new byte[70_000];
        while (connection.Receive(buffer) is > 0 and var count) connection.Send(buffer, count, SocketFlags.None);
    });

    public void Dispose()
    {
        _listener.Dispose();
        _accepted?.Dispose();
        _thread.Join(TimeSpan.FromSeconds(10));
    }
}
