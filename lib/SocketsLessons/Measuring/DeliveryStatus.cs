namespace SocketsLessons;

/// <summary>What became of a message that a probe sent.</summary>
public enum DeliveryStatus
{
    /// <summary>It arrived, or its answer did, within the time-out.</summary>
    Arrived,

    /// <summary>It arrived after the time-out. RFC 7680 §2.5 would call it lost; here it is kept apart.</summary>
    Late,

    /// <summary>It had not arrived when the run ended.</summary>
    Lost,
}
