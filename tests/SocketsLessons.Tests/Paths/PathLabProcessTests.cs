using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Paths;

/// <summary>The process of a lab: how it ends, and what it leaves. Alone, because open files are counted.</summary>
[CollectionDefinition(nameof(PathLabProcessTests), DisableParallelization = true)]
[Collection(nameof(PathLabProcessTests))]
public sealed class PathLabProcessTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static string Library => typeof(PathLab).Assembly.Location;

    [Fact]
    public void Dispose_ends_every_wait_and_closes_every_file()
    {
        Needs.Lab();
        var before = OpenFiles();
        var path = new LabConnection(new LinkSettings { Delay = TimeSpan.FromMilliseconds(20) });
        var lab = Process.GetProcessById(path.Lab.ProcessId);
        using var flowing = new ManualResetEventSlim();
        var sender = Start(() =>
        {
            while (true) path.Client.Send(new byte[100_000]);
        });
        var receiver = Start(() =>
        {
            while (path.Server.Receive(new byte[100_000]) > 0) flowing.Set();
        });
        Assert.True(flowing.Wait(Deadline, TestContext.Current.CancellationToken));

        Parallel.Invoke(path.Lab.Dispose, path.Lab.Dispose);

        Assert.True(sender.Join(Deadline));
        Assert.True(receiver.Join(Deadline)); // it was accepted, and the lab aborted it
        Assert.True(lab.WaitForExit(Deadline));
        lab.Dispose();
        path.Dispose();
        path.Lab.Dispose();
        Assert.True(path.Lab.Report.ToServer.Arrived > 0);
        Assert.Throws<ObjectDisposedException>(() => path.Lab.Client.NewSocket());
        Assert.Throws<ObjectDisposedException>(() => path.Lab.ToServer = new LinkSettings());
        Assert.True(
            SpinWait.SpinUntil(() => OpenFiles() <= before, Deadline),
            $"{OpenFiles()} files are open, and {before} were.");
    }

    [Fact]
    public void Killing_the_lesson_ends_the_lab_and_its_network()
    {
        Needs.Lab();
        using var lesson = Run("dotnet", "exec", Library, "hold");
        var lab = int.Parse(lesson.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        var network = File.ResolveLinkTarget($"/proc/{lab}/ns/net", returnFinalTarget: false)!.Name;
        Assert.NotEqual(network, File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name);

        lesson.Kill(); // SIGKILL, and this process alone

        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{lab}"), Deadline), "The lab still runs.");
        Assert.DoesNotContain(network, Directory.GetDirectories("/proc").Select(process =>
        {
            try
            {
                return File.ResolveLinkTarget($"{process}/ns/net", returnFinalTarget: false)?.Name;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null; // gone, or somebody else's
            }
        }));
    }

    [Fact]
    public void A_lab_ends_after_its_lifetime()
    {
        Needs.Lab();
        using var lab = LabProcess.Start(TimeSpan.FromSeconds(1));
        using var process = Process.GetProcessById(lab.Id);

        Assert.True(process.WaitForExit(Deadline));

        var error = Assert.Throws<InvalidOperationException>(() => lab.Ask(new LabRequest(LabVerb.Report)));
        Assert.Contains("Start a new one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_its_lifetime_ends_its_connections()
    {
        Needs.Lab();
        using var lab = LabProcess.Start(TimeSpan.FromSeconds(2));
        using var client = Made(lab, host: 0);
        using var server = Accepted(lab, client);

        Assert.Contains(EndOf(server), new[] { SocketError.ConnectionAborted, SocketError.ConnectionReset });
    }

    [Fact]
    public void A_late_answer_ends_the_lab()
    {
        Needs.Lab();
        using var lab = LabProcess.Start(TimeSpan.FromMinutes(1));
        using var client = Made(lab, host: 0);
        using var server = Accepted(lab, client);
        lab.SetReceiveTimeout(TimeSpan.FromMilliseconds(300));
        Signal("STOP", lab.Id);

        var late = Assert.Throws<InvalidOperationException>(() => lab.Ask(new LabRequest(LabVerb.Report)));
        Signal("CONT", lab.Id);

        Assert.Contains("did not answer within 0.3 s", late.Message, StringComparison.Ordinal);
        var next = Assert.Throws<InvalidOperationException>(
            () => lab.Ask(new LabRequest(LabVerb.Run, 0, ["true", ""])));
        Assert.Contains("The lab has ended", next.Message, StringComparison.Ordinal);
        Assert.Contains(
            EndOf(server), new[] { SocketError.ConnectionAborted, SocketError.ConnectionReset }); // it ended in order
    }

    [Fact]
    public void A_killed_lab_has_no_report()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using (var process = Process.GetProcessById(lab.ProcessId)) process.Kill();

        var asked = Assert.Throws<InvalidOperationException>(() => lab.Report);
        lab.Dispose();
        var disposed = Assert.Throws<InvalidOperationException>(() => lab.Report);

        Assert.All(
            [asked, disposed], error => Assert.Contains("The lab has ended", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lab_that_fails_to_start_leaves_no_process()
    {
        Needs.Lab();
        var lab = LabProcess.Start(TimeSpan.FromMinutes(1));
        using var process = Process.GetProcessById(lab.Id);
        Signal("STOP", lab.Id);
        lab.SetReceiveTimeout(TimeSpan.FromMilliseconds(1));
        var woken = Start(() =>
        {
            Thread.Sleep(300);
            Signal("CONT", process.Id);
        });

        Assert.Throws<InvalidOperationException>(() => PathLab.Begin(lab, new LinkSettings(), new LinkSettings()));

        Assert.True(process.WaitForExit(Deadline));
        Assert.True(woken.Join(Deadline));
        Assert.Throws<InvalidOperationException>(() => lab.Id); // the handle is closed, too
    }

    /// <summary>The namespaces are really denied: a limit of none of them (man 7 namespaces, /proc/sys/user).</summary>
    [Fact]
    public void Denied_namespaces_are_reported_in_one_line()
    {
        Needs.Lab();
        using var shell = Run("unshare", "--user", "--map-root-user", "sh", "-c",
            "echo 0 > /proc/sys/user/max_user_namespaces || exit 77; exec dotnet exec \"$0\" try", Library);
        var output = shell.StandardOutput.ReadToEnd();
        Assert.True(shell.WaitForExit(Deadline));
        Assert.SkipWhen(
            shell.ExitCode == 77, "/proc/sys/user cannot be written here, so the namespaces cannot be denied.");

        Assert.Equal(1, shell.ExitCode);
        var line = Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Contains("unshare", line, StringComparison.Ordinal);
        Assert.Contains("dev container", line, StringComparison.Ordinal);
    }

    /// <summary>The server's end of a connection across the lab, which the lab did not make itself.</summary>
    private static Socket Accepted(LabProcess lab, Socket client)
    {
        using var listener = Made(lab, host: 1);
        listener.Bind(new IPEndPoint(new IPAddress([10, 9, 0, 2]), 0));
        listener.Listen();
        client.Connect(listener.LocalEndPoint!);
        var server = listener.Accept();
        server.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        return server;
    }

    private static SocketError EndOf(Socket socket) =>
        Assert.Throws<SocketException>(() => socket.Receive(new byte[1])).SocketErrorCode;

    private static Socket Made(LabProcess lab, int host)
    {
        lab.Ask(
            new LabRequest(
            LabVerb.Socket, host, [$"{(int)SocketType.Stream}", $"{(int)ProtocolType.Tcp}"]), out var file);
        var socket = new Socket(new SafeSocketHandle(file!.DangerousGetHandle(), ownsHandle: true));
        file.SetHandleAsInvalid(); // it belongs to the socket now
        return socket;
    }

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }

    private static int OpenFiles() => Directory.GetFiles("/proc/self/fd").Length;

    private static Thread Start(Action action)
    {
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // So it should end.
            }
        });
        thread.Start();
        return thread;
    }

    private static Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
}
