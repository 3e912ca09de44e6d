using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Reliability.Situations;

/// <summary>This very program, started once more to hold ports while another program runs.</summary>
internal static class PortHolder
{
    public const string Command = "__hold";

    /// <summary>Holds the ports, given as numbers before "--", in TCP and UDP; the rest is the program to run
    /// meanwhile.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var held = new List<Socket>();
        var divide = Array.IndexOf(arguments, "--");
        foreach (var port in arguments[..divide].Select(int.Parse))
        {
            held.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            held[^1].Bind(new IPEndPoint(IPAddress.Any, port));
            held[^1].Listen();
            held.Add(new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp));
            held[^1].Bind(new IPEndPoint(IPAddress.Any, port));
        }

        using var program = Process.Start(arguments[divide + 1], arguments[(divide + 2)..]);
        await program.WaitForExitAsync();
        held.ForEach(socket => socket.Dispose());
        return program.ExitCode;
    }
}
