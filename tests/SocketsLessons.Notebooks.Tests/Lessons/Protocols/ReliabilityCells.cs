using System.Net;
using System.Net.Sockets;
using Accept = System.Func<uint, uint, byte[], System.Collections.Generic.List<byte[]>, uint>;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The protocol of lesson 14, taken out of its cells: what a learner copies is what is tested.</summary>
public sealed class ReliabilityCells
{
    private readonly CellFunctions _cells = new(
        "14", "pack", "unpack", "next", "one", "sends", "receive", "exercise-1-stub", "order", "after", "cut", "window",
        "estimate", "adaptive", "exercise-3-stub");

    public ReliabilityCells()
    {
        InOrder = _cells.Get<Accept>("InOrder");
        Solution1 = _cells.Get<Accept>("Accept");
        Solution3 = _cells.Get<Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint>>("AcceptEarly");
        Receive = _cells.Get<Func<Socket, uint, Accept, TimeSpan, TimeSpan, uint, byte[]>>("ReceiveAll");
        StopAndWait = _cells.Get<Func<Socket, EndPoint, uint, byte[], TimeSpan, TimeSpan, uint, int>>(
            "SendStopAndWait");
        Window = _cells.Get<Func<Socket, EndPoint, uint, byte[], int, TimeSpan, TimeSpan, uint, int>>("SendWindow");
        Adaptive = _cells.Get<Func<Socket, EndPoint, uint, byte[], int, TimeSpan, uint, Action<double, double>?, int>>(
            "SendAdaptive");
        IsAfter = _cells.Get<Func<uint, uint, bool>>("IsAfter");
        Estimate = _cells.Get<Func<(double Srtt, double RttVar, double Rto), double,
            (double Srtt, double RttVar, double Rto)>>("Estimate");
    }

    internal Accept InOrder { get; }

    internal Accept Solution1 { get; }

    internal Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint> Solution3 { get; }

    internal Func<Socket, uint, Accept, TimeSpan, TimeSpan, uint, byte[]> Receive { get; }

    internal Func<Socket, EndPoint, uint, byte[], TimeSpan, TimeSpan, uint, int> StopAndWait { get; }

    internal Func<Socket, EndPoint, uint, byte[], int, TimeSpan, TimeSpan, uint, int> Window { get; }

    internal Func<Socket, EndPoint, uint, byte[], int, TimeSpan, uint, Action<double, double>?, int> Adaptive { get; }

    internal Func<uint, uint, bool> IsAfter { get; }

    internal Func<(double Srtt, double RttVar, double Rto), double,
        (double Srtt, double RttVar, double Rto)> Estimate
    { get; }
}
