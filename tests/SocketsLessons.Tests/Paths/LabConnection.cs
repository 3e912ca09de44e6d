using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Paths;

/// <summary>A lab, and one TCP connection across its path.</summary>
internal sealed class LabConnection : IDisposable
{
    public LabConnection(LinkSettings settings, string? congestionControl = null)
    {
        Needs.Lab();
        Lab = PathLab.Start(settings);
        Listener = Lab.Server.NewSocket(congestionControl: congestionControl);
        Listener.Bind(new IPEndPoint(Lab.Server.Address, 0));
        Listener.Listen();
        Client = Lab.Client.NewSocket(congestionControl: congestionControl);
        Client.NoDelay = true;
        Client.Connect(Listener.LocalEndPoint!);
        Server = Listener.Accept();
        Server.NoDelay = true;
        Client.ReceiveTimeout = Client.SendTimeout = Server.ReceiveTimeout = Server.SendTimeout = 30_000;
    }

    public PathLab Lab { get; }

    public Socket Listener { get; }

    public Socket Client { get; }

    public Socket Server { get; }

    public void Dispose()
    {
        Server.Dispose();
        Lab.Dispose();
    }
}
