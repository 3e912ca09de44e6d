namespace SocketsLessons.Runner.Advice;

/// <summary>What each call that can wait without a limit waits for.</summary>
internal static class WaitSentences
{
    /// <summary>The wait of a call, or null if the call isn't known to wait.</summary>
    public static PossibleWait? For(string call, bool isDatagrams) =>
        Ending(call, isDatagrams) is { } ending ? new(call, $"calls {call}, which {ending}") : null;

    private static string? Ending(string call, bool isDatagrams) => call switch
    {
        "Accept" or "AcceptAsync" or "AcceptSocket" or "AcceptSocketAsync" or "AcceptTcpClient"
            or "AcceptTcpClientAsync" =>
            "waits until a client connects. Connect one first, or in a task that runs beside this cell.",
        "Receive" or "ReceiveFrom" or "ReceiveMessageFrom" or "Read" or "ReadByte" =>
            $"{Arrival(isDatagrams)} A ReceiveTimeout limits the wait.",
        "ReceiveAsync" or "ReceiveFromAsync" or "ReceiveMessageFromAsync" or "ReadAsync" =>
            $"{Arrival(isDatagrams)} A ReceiveTimeout doesn't limit async calls: pass a CancellationToken that has a "
                + "time limit.",
        "ReadExactly" or "ReadExactlyAsync" or "ReadAtLeast" or "ReadAtLeastAsync" =>
            "waits until all the bytes have arrived or the other side closes the connection.",
        "ReadLine" or "ReadLineAsync" =>
            "waits until a line and its end have arrived or the other side closes the connection.",
        "ReadToEnd" or "ReadToEndAsync" or "CopyTo" or "CopyToAsync" =>
            "waits until the other side closes the connection or calls Shutdown.",
        "Wait" or "WaitAsync" or "WaitAll" or "WaitOne" or "WaitForExit" or "WaitForExitAsync" or "Join" or "GetResult"
            or "SignalAndWait" or "Take" =>
            "waits until something else has ended or given a signal: does it?",
        "Sleep" or "Delay" or "Poll" or "Select" => "waits without a time limit here.",
        "Connect" or "TcpClient" => "can wait for minutes if nothing answers: is the address right?",
        "Send" or "Write" => "waits while the buffers are full: does the other side receive?",
        "GetContext" or "GetContextAsync" => "waits until a request arrives.",
        "WaitForConnection" or "WaitForConnectionAsync" => "waits until a client connects.",
        _ => null,
    };

    private static string Arrival(bool isDatagrams) => isDatagrams
        ? "waits until a datagram arrives."
        : "waits until something arrives or the other side closes the connection.";
}
