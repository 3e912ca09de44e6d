namespace SocketsLessons;

/// <summary>Whether a message that a probe sent was delivered.</summary>
public enum DeliveryStatus
{
    /// <summary>It, or its answer, arrived within the timeout.</summary>
    Arrived,

    /// <summary>It arrived after the timeout. RFC 7680 §2.5 calls it lost; here it is counted separately.</summary>
    Late,

    /// <summary>It hadn't arrived when the run ended.</summary>
    Lost,
}
