using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace SocketsLessons;

/// <summary>The child process of a lab, seen from the lesson. Not thread-safe.</summary>
internal sealed class LabProcess : IDisposable
{
    // Starts two programs of the system, which takes seconds where others keep the processors busy.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static readonly Lock Starting = new();

    private readonly LabChannel _channel;
    private readonly Process _process;
    private TimeSpan _deadline = Deadline;

    private LabProcess(LabChannel channel, Process process) => (_channel, _process) = (channel, process);

    public int Id => _process.Id;

    /// <summary>Starts a lab and waits until it's ready.</summary>
    /// <exception cref="PlatformNotSupportedException">A lab can't run here.</exception>
    public static LabProcess Start(TimeSpan life)
    {
        if (LabRequirements.Missing is { } missing) throw new PlatformNotSupportedException(missing);
        LabChannel channel;
        Process process;
        // One at a time, so that no lab inherits another one's end of a channel.
        lock (Starting)
        {
            (channel, var childEnd) = LabChannel.Pair();
            // Once the child has started, its end is open there only, so that its death is seen here.
            using (childEnd)
            {
                channel.SetReceiveTimeout(Deadline);
                process = Process.Start(Command((int)childEnd.DangerousGetHandle(), life))!;
            }
        }

        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var lab = new LabProcess(channel, process);
        try
        {
            lab.Read(out _);
            return lab;
        }
        catch (InvalidOperationException error)
        {
            lab.Dispose();
            var said = errors.Wait(Deadline) ? errors.Result.Trim().Split('\n')[0].Trim() : "";
            throw new PlatformNotSupportedException(
                LabRequirements.Denied(said.Length > 0 ? said : error.Message), error);
        }
    }

    public LabReply Ask(LabRequest request) => Ask(request, out _);

    /// <summary>Sends a request and waits for its reply.</summary>
    /// <param name="request">The request.</param>
    /// <param name="file">The open file or socket that the answer carried, or null.</param>
    /// <exception cref="InvalidOperationException">The lab refused, has ended, or didn't answer in time, which ends
    /// it.
    /// </exception>
    public LabReply Ask(LabRequest request, out SafeFileHandle? file)
    {
        try
        {
            _channel.Send(LabMessage.Write(request));
        }
        catch (Exception error) when (error is Win32Exception or ObjectDisposedException)
        {
            throw Ended();
        }

        return Read(out file);
    }

    /// <summary>How long to wait for an answer from now on.</summary>
    public void SetReceiveTimeout(TimeSpan timeout) => _channel.SetReceiveTimeout(_deadline = timeout);

    /// <summary>Closes the channel, which ends the lab, and waits for it.</summary>
    public void Dispose()
    {
        _channel.Dispose();
        if (!_process.WaitForExit(Deadline))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(Deadline);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Command(int channel, TimeSpan life)
    {
        var start = new ProcessStartInfo(LabRequirements.Find("unshare")!,
        [
            "--user", "--map-root-user", "--net", LabRequirements.DotNet, "exec", LabRequirements.Library,
            "lab", channel.ToString(CultureInfo.InvariantCulture),
            ((int)life.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = LabRequirements.SearchPath;
        // Without diagnostics it leaves no temporary files and starts faster.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private LabReply Read(out SafeFileHandle? file)
    {
        byte[]? bytes;
        try
        {
            bytes = _channel.Receive(out file);
        }
        catch (Win32Exception error)
        {
            // A late answer would be taken for the answer to the next request.
            _channel.Dispose();
            throw error.NativeErrorCode == Libc.EAGAIN
                ? new InvalidOperationException(
                    FormattableString.Invariant($"The lab did not answer within {_deadline.TotalSeconds:0.###} s, ")
                    + "and was ended. Start a new one.",
                    error)
                : Ended();
        }

        if (bytes is null) throw Ended();
        var reply = LabMessage.Read<LabReply>(bytes);
        return reply.Error is null ? reply : throw new InvalidOperationException(reply.Error);
    }

    internal static InvalidOperationException Ended() =>
        new($"The lab has ended: it was stopped, did not answer, or has lived for its "
            + $"{PathLab.MaxLifetime.TotalMinutes:0} minutes. Start a new one.");
}
