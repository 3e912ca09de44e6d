using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SocketsLessons;

/// <summary>
/// The lab's process: <see cref="PathLab"/> starts this assembly as a program in its own namespaces. It answers
/// requests until the lesson closes its end of the channel, or dies. Two commands are for the shell: "try" prints
/// whether a lab can run (`lessons doctor` calls it), and "hold" keeps a lab open until its input ends and prints its
/// process id, to inspect it with nsenter(1).
/// </summary>
internal static class LabProgram
{
    public static int Main(string[] arguments)
    {
        if (arguments is ["try"])
        {
            Console.WriteLine(PathLab.UnavailableReason ?? "PathLab runs here.");
            return PathLab.UnavailableReason is null ? 0 : 1;
        }

        if (arguments is ["hold"])
        {
            using var held = PathLab.Start();
            Console.WriteLine(held.ProcessId);
            Console.In.ReadToEnd();
            return 0;
        }

        if (arguments is not ["lab", var descriptor, var life])
        {
            Console.Error.WriteLine(
                "This is the helper library of the sockets lessons; it is no command. The command is: dotnet run "
                    + "--project lib/SocketsLessons.Runner");
            return 64; // EX_USAGE
        }

        using var channel = new LabChannel(
            new SafeFileHandle(int.Parse(descriptor, CultureInfo.InvariantCulture), ownsHandle: true));
        NetworkLab lab;
        try
        {
            lab = NetworkLab.Build();
        }
        catch (Exception error)
            when (error is Win32Exception or SocketException or InvalidOperationException or IOException)
        {
            channel.Send(LabMessage.Write(new LabReply(error.Message)));
            return 1;
        }

        // A lab that its lesson forgot ends by itself.
        using var end = new Timer(
            _ => End(lab), null, TimeSpan.FromSeconds(int.Parse(life, CultureInfo.InvariantCulture)),
            Timeout.InfiniteTimeSpan);
        try
        {
            channel.Send(LabMessage.Write(new LabReply()));
            while (channel.Receive(out _) is { } message) Answer(channel, lab, LabMessage.Read<LabRequest>(message));
        }
        catch (Win32Exception)
        {
            // The lesson has ended, or no longer waits for the answer.
        }

        lab.Dispose();
        return 0;
    }

    private static void Answer(LabChannel channel, NetworkLab lab, LabRequest request)
    {
        SafeHandle? file = null;
        LabReply reply;
        try
        {
            reply = request.Verb switch
            {
                LabVerb.Set => Done(() => lab.Set(request.ToServer!, request.ToClient!)),
                LabVerb.Socket => Done(() => file = Open(lab.Hosts[request.Host], request.Arguments!)),
                LabVerb.Capture => Done(lab.Capture),
                LabVerb.StopCapture => Done(() => file = lab.StopCapture(Silence(request.Arguments![0]))),
                LabVerb.Report => new LabReply(Report: lab.Report),
                _ => new LabReply(
                    Text: lab.Hosts[request.Host]
                        .Run(request.Arguments![0], request.Arguments[2..], request.Arguments[1])),
            };
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            reply = new LabReply(error.Message);
        }

        using (file) channel.Send(LabMessage.Write(reply), file);
    }

    private static void End(NetworkLab lab)
    {
        lab.Dispose();
        Environment.Exit(2);
    }

    private static TimeSpan Silence(string milliseconds) =>
        TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture));

    private static LabReply Done(Action action)
    {
        action();
        return new LabReply();
    }

    /// <summary>Creates a socket at a host, for the lesson's process.</summary>
    private static unsafe SafeFileHandle Open(NetworkNamespace host, string[] arguments)
    {
        host.Enter();
        var (type, protocol) = (
            int.Parse(arguments[0], CultureInfo.InvariantCulture),
            int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var socket = Libc.socket(Libc.AF_INET, type | Libc.SOCK_CLOEXEC, protocol);
        if (socket.IsInvalid) throw new Win32Exception(Marshal.GetLastPInvokeError());
        if (arguments.Length < 3) return socket;
        var name = Encoding.ASCII.GetBytes(arguments[2]);
        fixed (byte* bytes = name)
        {
            if (Libc.setsockopt(socket, Libc.IPPROTO_TCP, Libc.TCP_CONGESTION, bytes, name.Length) == 0) return socket;
        }

        var reason = Marshal.GetLastPInvokeErrorMessage();
        socket.Dispose();
        throw new InvalidOperationException(
            $"The congestion control '{arguments[2]}' isn't available here ({reason}); PathLab.CongestionControls "
                + "lists those that are.");
    }
}
