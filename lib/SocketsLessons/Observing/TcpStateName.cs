using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>The names of the TCP states, as RFC 9293 §3.3.2 and netstat write them.</summary>
public static class TcpStateName
{
    /// <summary>A state's name: <c>TcpState.FinWait2</c> is FIN_WAIT_2.</summary>
    public static string Of(TcpState state) => state switch
    {
        TcpState.Listen => "LISTEN",
        TcpState.SynSent => "SYN_SENT",
        TcpState.SynReceived => "SYN_RECEIVED",
        TcpState.Established => "ESTABLISHED",
        TcpState.FinWait1 => "FIN_WAIT_1",
        TcpState.FinWait2 => "FIN_WAIT_2",
        TcpState.CloseWait => "CLOSE_WAIT",
        TcpState.Closing => "CLOSING",
        TcpState.LastAck => "LAST_ACK",
        TcpState.TimeWait => "TIME_WAIT",
        TcpState.Closed => "CLOSED",
        TcpState.DeleteTcb => "DELETE_TCB",
        _ => "UNKNOWN",
    };
}
